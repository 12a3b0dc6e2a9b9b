using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Domain.Outbox;
using Streaming.Hosting;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Telemetry;

namespace Streaming.Ingestion.Publishing;

/// <summary>
/// Publishes the messages of all shards of this process, each shard's in its order. Says loudly when the broker does not take them. Safe
/// for use by many threads.
/// </summary>
internal sealed partial class OutboxProducer : IOutboxProducer, IDisposable
{
    private readonly object _gate = new();
    private readonly JoinDealer _dealer = new();
    private readonly LastingProducer<byte[], byte[]> _producer;
    private readonly BrokerWatch _watch;
    private readonly IngestionOptions _options;
    private readonly WorkerMetrics _metrics;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<string, string> _refusals = new(StringComparer.Ordinal);
    private volatile bool _isEnded;

    /// <summary>Makes the producer; it connects with the first message.</summary>
    public OutboxProducer(KafkaClients clients, BrokerWatch watch, IngestionOptions options, WorkerMetrics metrics, ILogger<OutboxProducer> logger)
    {
        _producer = clients.Outbox();
        _watch = watch;
        _options = options;
        _metrics = metrics;
        _logger = logger;
    }

    /// <inheritdoc/>
    public bool TryProduce(OutboxMessage message, Action<Error> onReport)
    {
        lock (_gate)
        {
            // What has a key is no batch: an older version left it, each message for one customer.
            return message.Topic == _options.JoinTopic && message.Key.IsEmpty
                ? TryDeal(message, onReport)
                : TryProduce(new TopicPartition(message.Topic, Partition.Any), RecordOf(message), onReport);
        }
    }

    /// <inheritdoc/>
    public string? RefusalOf(string topic) => _refusals.GetValueOrDefault(topic);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isEnded = true;
        _producer.Dispose();
    }

    private static Message<byte[], byte[]> RecordOf(OutboxMessage message) => new()
    {
        Key = ArrayOf(message.Key),
        Value = ArrayOf(message.Payload),
        Headers = message.ContentType.Length == 0
            ? null
            : new Headers { { CloudEventHeaders.ContentType, Encoding.ASCII.GetBytes(message.ContentType) } },
        Timestamp = At(message.TimestampMs),
    };

    private static Timestamp At(long timeMs) => new(Math.Max(0, timeMs), TimestampType.CreateTime);

    /// <summary>The array behind bytes that are all of it, as a message's are; else a copy.</summary>
    private static byte[] ArrayOf(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var segment) && segment.Count == segment.Array!.Length ? segment.Array : bytes.ToArray();

    /// <summary>Tells customers: one record for each of their partitions, as soon as it is known how many there are.</summary>
    private bool TryDeal(OutboxMessage message, Action<Error> onReport)
    {
        var partitions = _watch.PartitionsOf(message.Topic);
        if (partitions == 0)
        {
            return false;
        }

        var records = _dealer.Deal(message.Payload.Span, partitions);
        var report = new JointReport(records.Count, onReport);
        for (var i = 0; i < records.Count; i++)
        {
            var (partition, value, timestampMs) = records[i];
            var record = new Message<byte[], byte[]> { Value = value, Timestamp = At(timestampMs) };
            if (TryProduce(new TopicPartition(message.Topic, partition), record, error => report.Take(error)))
            {
                continue;
            }

            if (i == 0)
            {
                return false;
            }

            report.Take(new Error(ErrorCode.Local_QueueFull), records.Count - i);
            break;
        }

        return true;
    }

    private bool TryProduce(TopicPartition place, Message<byte[], byte[]> record, Action<Error> onReport)
    {
        void Report(Error error)
        {
            Tell(place.Topic, error);
            onReport(error);
        }

        if (_producer.TryProduce(place, record, Report, out var refusal))
        {
            return true;
        }

        if (refusal.Code != ErrorCode.Local_QueueFull)
        {
            Tell(place.Topic, refusal);
        }

        return false;
    }

    private void Tell(string topic, Error error)
    {
        if (!error.IsError)
        {
            _metrics.Published(topic).Inc();
            if (_refusals.ContainsKey(topic) && _refusals.TryRemove(topic, out _))
            {
                Log.TakesAgain(_logger, topic);
            }

            return;
        }

        if (!_isEnded && _refusals.TryAdd(topic, error.Reason))
        {
            Log.Refused(_logger, topic, error.Reason);
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 50, LogLevel.Error, "Topic {Topic} cannot be written: {Reason}. What shards have to tell waits in their outboxes; make the topic writable, it is tried again each second.")]
        public static partial void Refused(ILogger logger, string topic, string reason);

        [LoggerMessage(LogEvents.Ingestion + 51, LogLevel.Information, "Topic {Topic} is written again.")]
        public static partial void TakesAgain(ILogger logger, string topic);
    }
}

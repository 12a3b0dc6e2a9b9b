using Confluent.Kafka;
using Streaming.Replay.Events;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;

namespace Streaming.Integration.Tests.Pipelines;

/// <summary>Produces lines into a pipeline's topics, keyed and stamped as the product's own producers do.</summary>
/// <param name="pipeline">The pipeline.</param>
internal sealed class EventSender(Pipeline pipeline) : IDisposable
{
    private const int LargestRecord = 2_000_000;

    private readonly IProducer<byte[]?, byte[]?> _producer = Build(pipeline.Kafka.BootstrapServers);
    private readonly EnvelopeReader _envelope = new();
    private readonly RecordMaker _maker = new(RecordMode.Structured);
    private Exception? _fault;

    /// <summary>Records sent so far.</summary>
    public long Sent { get; private set; }

    /// <summary>Sends lines at the pace of the broker, and waits until it has them.</summary>
    /// <param name="lines">The lines, in the order of sending.</param>
    public async Task SendAsync(IEnumerable<byte[]> lines)
    {
        foreach (var line in lines)
        {
            await SendAsync(line, timestampMs: null);
        }

        Flush();
    }

    /// <summary>Sends one line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="timestampMs">The record's timestamp, Unix milliseconds; by default the event's time.</param>
    public async Task SendAsync(byte[] line, long? timestampMs)
    {
        _envelope.Read(line);
        var (topic, message) = _maker.Make(line, _envelope, time: null, DateTimeOffset.MaxValue);
        if (timestampMs is { } stamp)
        {
            message.Timestamp = new Timestamp(stamp, TimestampType.CreateTime);
        }

        await SendAsync(
            pipeline.TopicOf(topic),
            new Message<byte[]?, byte[]?> { Key = message.Key, Value = message.Value, Headers = message.Headers, Timestamp = message.Timestamp });
    }

    /// <summary>Sends a record as it is.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="message">The record.</param>
    public async Task SendAsync(string topic, Message<byte[]?, byte[]?> message)
    {
        while (true)
        {
            try
            {
                _producer.Produce(topic, message, report => _fault ??= report.Error.IsError ? new KafkaException(report.Error) : null);
                Sent++;
                return;
            }
            catch (ProduceException<byte[]?, byte[]?> full) when (full.Error.Code == ErrorCode.Local_QueueFull)
            {
                await Task.Yield();
                _producer.Poll(TimeSpan.FromMilliseconds(50));
            }
        }
    }

    /// <summary>Waits until the broker has everything that was sent.</summary>
    public void Flush()
    {
        _producer.Flush(TimeSpan.FromMinutes(2));
        Assert.Null(_fault);
    }

    /// <inheritdoc/>
    public void Dispose() => _producer.Dispose();

    private static IProducer<byte[]?, byte[]?> Build(string bootstrapServers)
    {
        var config = KafkaSettings.Producer(bootstrapServers);
        config.MessageMaxBytes = LargestRecord;
        return new ProducerBuilder<byte[]?, byte[]?>(config).SetLogHandler((_, _) => { }).Build();
    }
}

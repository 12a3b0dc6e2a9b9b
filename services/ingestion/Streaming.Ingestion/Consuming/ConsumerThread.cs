using Confluent.Kafka;
using Streaming.Ingestion.Decoding;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;

namespace Streaming.Ingestion.Consuming;

/// <summary>
/// One member of the consumer group, with shards of its own: polls, decodes and applies on one thread, so that no event ever changes hands.
/// Loading and committing go on beside it.
/// </summary>
/// <remarks>
/// Three rules hold the thread together. The batch is applied before anything else happens to a shard, so what is taken is what is
/// applied. A record counts only if its shard is running and it is the next one. A shard that is dropped forgets all that it did not
/// commit, and reads it again.
/// </remarks>
internal sealed partial class ConsumerThread
{
    private const int IdlePollMs = 10;
    private const int RecordsBetweenTurns = 512;

    private readonly ConsumerServices _services;
    private readonly ILogger _logger;
    private readonly ShardGroup _group;
    private readonly int _number;
    private readonly RecordReader _reader;
    private readonly EventApplier _applier;
    private readonly HeldPartitions _held;
    private readonly Dictionary<int, ShardOwner> _owners = [];
    private readonly Prometheus.Counter.Child[] _records;
    private readonly int[] _taken;
    private readonly string[] _topics;
    private readonly int _internalTopic;
    private readonly long _futureMs;
    private readonly long _horizonMs;
    private readonly Signal _answered = new();
    private IConsumer<Ignore, DecodeResult> _consumer = null!;
    private LoadedShard?[] _running = [];
    private CancellationToken _stopping;
    private bool _isFull;

    /// <summary>Makes the thread's work; <see cref="Run"/> does it.</summary>
    /// <param name="services">What it needs.</param>
    /// <param name="group">The group that it is a member of.</param>
    /// <param name="number">Its number in this process and group.</param>
    public ConsumerThread(ConsumerServices services, ShardGroup group, int number)
    {
        _group = group;
        _services = services;
        _logger = services.Logger;
        _number = number;
        var joinTopic = services.Options.JoinsTickets ? services.Options.JoinTopic : "";
        _reader = new RecordReader(new EventDecoder(services.Cuts, group.Family), joinTopic);
        _applier = new EventApplier(services);
        _topics = [.. group.Topics];
        _internalTopic = Array.IndexOf(_topics, joinTopic);
        _records = Array.ConvertAll(_topics, services.Metrics.Records);
        _taken = new int[_topics.Length];
        _held = new HeldPartitions(_topics.Length);
        _futureMs = (long)services.Settings.FutureTolerance.TotalMilliseconds;
        _horizonMs = (long)services.Settings.Horizon.TotalMilliseconds;
        _onAnswer = _answered.Set;
        _health = services.Health.Ready($"{ShardGroup.LabelPrefix(group.Name)}consumer-{number}", "has no partitions assigned yet");
    }

    /// <summary>Consumes until told to stop, then drains, applies, commits and leaves the group.</summary>
    /// <param name="stopping">Says when to stop.</param>
    /// <exception cref="KafkaException">The client failed for good.</exception>
    public void Run(CancellationToken stopping)
    {
        _stopping = stopping;
        using var consumer = BuildConsumer();
        _consumer = consumer;
        consumer.Subscribe(_topics);
        var isSound = false;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                TakeTurn();
            }

            Release(_owners.Keys.ToArray(), _services.Options.DrainTimeout);
            isSound = true;
        }
        finally
        {
            if (!isSound)
            {
                Abandon();
            }

            // Leaves the group at once, so that the others need not wait for the session to end.
            consumer.Close();
            foreach (var owner in _owners.Values)
            {
                owner.Dispose();
            }
        }
    }

    private void TakeTurn()
    {
        _isFull = false;
        for (var i = 0; i < RecordsBetweenTurns; i++)
        {
            var record = Poll(_reader.Batch.Count == 0 ? IdlePollMs : 0);
            if (record is null)
            {
                break;
            }

            Take(record);
            if (_isFull || _reader.Batch.Count >= _services.Options.BatchEvents)
            {
                break;
            }
        }

        ApplyBatch();
        TendShards();
    }

    private ConsumeResult<Ignore, DecodeResult>? Poll(int timeoutMs)
    {
        try
        {
            return _consumer.Consume(timeoutMs);
        }
        catch (ConsumeException fault) when (!fault.Error.IsFatal)
        {
            TakeFault(fault);
            return null;
        }
    }

    private void Take(ConsumeResult<Ignore, DecodeResult> record)
    {
        var (number, offset) = (record.Partition.Value, record.Offset.Value);
        var shard = number < _running.Length ? _running[number] : null;
        var topic = TopicOf(record.Topic);
        if (record.IsPartitionEOF)
        {
            shard?.TakeEnd(topic, offset);
            return;
        }

        var result = record.Message.Value;
        if (shard is null || offset < shard.Progress[topic].NextOffset)
        {
            if (result.IsDecoded)
            {
                _reader.TakeBack();
            }

            return;
        }

        var timestampMs = Math.Max(0, record.Message.Timestamp.UnixTimestampMs);
        shard.Take(topic, offset, timestampMs);
        _taken[topic]++;
        var isInternal = topic == _internalTopic;
        if (!isInternal)
        {
            result = CheckTime(_reader.Settle(result, record.Message.Headers), timestampMs);
        }

        switch (result.Outcome)
        {
            case DecodeOutcome.Decoded:
                for (var i = _reader.Newest; i < _reader.Batch.Count; i++)
                {
                    ref var taken = ref _reader.Batch[i];
                    taken.RecordTimeMs = isInternal ? taken.TimeMs : timestampMs;
                    taken.Partition = number;
                    taken.Offset = offset;
                    taken.Topic = topic;
                }

                break;
            case DecodeOutcome.UnknownType:
                _services.Metrics.UnknownTypes.Inc();
                break;
            default:
                SetAside(shard, record, result, timestampMs);
                break;
        }
    }

    /// <summary>
    /// An event far ahead of its record must not move stream time, and one that would be counted must have a pane: only the record's timestamp
    /// can tell, which is known now.
    /// </summary>
    private DecodeResult CheckTime(DecodeResult result, long timestampMs)
    {
        if (!result.IsDecoded)
        {
            return result;
        }

        var timeMs = _reader.Batch[_reader.Batch.Count - 1].TimeMs;
        if (timeMs > timestampMs + _futureMs)
        {
            _reader.TakeBack();
            return DecodeResult.Invalid(
                InvalidReason.Future,
                "time",
                $"'time' is more than {_services.Settings.FutureTolerance} after the record's timestamp: check the producer's clock.");
        }

        if (TimeRange.Contains(timeMs) || timeMs < timestampMs - _horizonMs)
        {
            return result;
        }

        _reader.TakeBack();
        return DecodeResult.Invalid(InvalidReason.InvalidTime, "time", $"'time' {TimeRange.Describe(timeMs)}.");
    }

    private void ApplyBatch()
    {
        if (_reader.Batch.Count > 0)
        {
            _applier.Apply(_reader.Batch, _running, StoreFailed);
            _reader.Batch.Clear();
        }

        for (var topic = 0; topic < _taken.Length; topic++)
        {
            _records[topic].Inc(_taken[topic]);
            _taken[topic] = 0;
        }
    }

    private int TopicOf(string name)
    {
        for (var i = 0; i < _topics.Length; i++)
        {
            if (string.Equals(_topics[i], name, StringComparison.Ordinal))
            {
                return i;
            }
        }

        throw new InvalidOperationException($"A record came from topic {name}, to which nothing is subscribed.");
    }

    private IConsumer<Ignore, DecodeResult> BuildConsumer() =>
        new ConsumerBuilder<Ignore, DecodeResult>(_services.Clients.Consumer(_group, _number))
            .SetKeyDeserializer(_reader.Keys)
            .SetValueDeserializer(_reader.Values)
            .SetLogHandler((_, message) => _services.Clients.Tell(message))
            .SetErrorHandler((_, error) => _services.Clients.Tell(error))
            .SetPartitionsAssignedHandler((_, partitions) => OnAssigned(partitions))
            .SetPartitionsRevokedHandler((_, partitions) => OnRevoked(partitions))
            .SetPartitionsLostHandler((_, partitions) => OnLost(partitions))
            .Build();
}

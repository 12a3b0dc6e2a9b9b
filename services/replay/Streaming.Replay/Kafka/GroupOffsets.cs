using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>Reads how far a consumer group has come from the offsets that it commits to Kafka, without joining it.</summary>
/// <remarks>Safe for use by several threads at once.</remarks>
public sealed class GroupOffsets : IConsumedOffsets, IDisposable
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(5);

    private readonly IConsumer<Ignore, Ignore> _consumer;

    /// <summary>Prepares to ask.</summary>
    /// <param name="bootstrapServers">The broker, <c>host:port</c>, or several with commas.</param>
    /// <param name="groupId">The consumer group.</param>
    /// <param name="overrides">Settings of librdkafka by name, such as security; those of producers alone do nothing here.</param>
    public GroupOffsets(string bootstrapServers, string groupId, IReadOnlyDictionary<string, string>? overrides = null)
    {
        var config = new ConsumerConfig { BootstrapServers = bootstrapServers, ClientId = "streaming-replay-offsets" };
        KafkaSettings.Override(config, overrides);
        config.GroupId = groupId;
        config.EnableAutoCommit = false;
        _consumer = new ConsumerBuilder<Ignore, Ignore>(config).SetLogHandler(static (_, _) => { }).Build();
    }

    /// <summary>What went wrong when last asked; <see langword="null"/> when all went well.</summary>
    public string? LastError { get; private set; }

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<TopicPartition, long>> ReadAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyDictionary<TopicPartition, long>>(() => Read(partitions), cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _consumer.Dispose();

    private Dictionary<TopicPartition, long> Read(IReadOnlyCollection<TopicPartition> partitions)
    {
        var next = new Dictionary<TopicPartition, long>();
        try
        {
            foreach (var committed in _consumer.Committed(partitions, AskTimeout))
            {
                if (committed.Offset.Value >= 0)
                {
                    next[committed.TopicPartition] = committed.Offset.Value;
                }
            }

            LastError = null;
        }
        catch (KafkaException failure) when (!failure.Error.IsFatal)
        {
            // A group without a coordinator yet has consumed nothing that is known: the replay waits and asks again.
            LastError = failure.Error.Reason;
        }

        return next;
    }
}

using System.Collections.Concurrent;
using Confluent.Kafka;
using Streaming.Hosting;
using Streaming.Ingestion.Options;

namespace Streaming.Ingestion.Kafka;

/// <summary>Every Kafka client of the worker, and its settings, in one place.</summary>
/// <param name="kafka">Where the cluster is.</param>
/// <param name="ingestion">What the worker relies on.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Receives what librdkafka says.</param>
internal sealed partial class KafkaClients(KafkaOptions kafka, IngestionOptions ingestion, TimeProvider time, ILogger<KafkaClients> logger)
{
    private static readonly TimeSpan TellAgainAfter = TimeSpan.FromSeconds(30);
    private readonly ConcurrentDictionary<ErrorCode, long> _told = new();

    /// <summary>Settings of a consumer: a member of the group that never moves an offset on its own.</summary>
    /// <param name="group">The group.</param>
    /// <param name="number">The consumer's number in this process and group.</param>
    public ConsumerConfig Consumer(ShardGroup group, int number) => new(Further())
    {
        BootstrapServers = kafka.Bootstrap,
        ClientId = $"streaming-ingestion-{ShardGroup.LabelPrefix(group.Name)}{number}",
        GroupId = group.GroupId,
        PartitionAssignmentStrategy = PartitionAssignmentStrategy.Range,
        SessionTimeoutMs = (int)kafka.SessionTimeout.TotalMilliseconds,

        // Where to read is what the shard's state says. A place that the broker does not have must be an error, never a silent skip.
        AutoOffsetReset = AutoOffsetReset.Error,

        // Kafka's own committed offset follows the store's: the worker says how far, librdkafka sends it soon after.
        EnableAutoOffsetStore = false,
        EnableAutoCommit = true,
        AutoCommitIntervalMs = 100,
        EnablePartitionEof = true,
        AllowAutoCreateTopics = ingestion.CreateTopics,

        // Customers are told of tickets in many small records: so many at a time are fetched as come within a moment, not each on its own.
        FetchMinBytes = group.Name == IngestionOptions.CustomerShardGroup ? 256 * 1024 : null,
        FetchWaitMaxMs = group.Name == IngestionOptions.CustomerShardGroup ? 50 : null,
        ConsumeResultFields = ingestion.Content == ContentMode.Auto ? "topic,timestamp,headers" : "topic,timestamp",
    };

    /// <summary>The producer of dead letters: acknowledged by all replicas, each once and in order.</summary>
    public LastingProducer<string, byte[]?> Letters() => Lasting<string, byte[]?>(new ProducerConfig(Further())
    {
        BootstrapServers = kafka.Bootstrap,
        ClientId = "streaming-ingestion-letters",
        Acks = Acks.All,
        EnableIdempotence = true,
        LingerMs = 5,
        MessageMaxBytes = 16 * 1024 * 1024,
        MessageTimeoutMs = 30_000,
        AllowAutoCreateTopics = ingestion.CreateTopics,
    });

    /// <summary>
    /// The producer of what shards have to tell: acknowledged by all replicas and in order. A message that is not taken in time is handed
    /// back, and published again together with those behind it.
    /// </summary>
    public LastingProducer<byte[], byte[]> Outbox() => Lasting<byte[], byte[]>(new ProducerConfig(Further())
    {
        BootstrapServers = kafka.Bootstrap,
        ClientId = "streaming-ingestion-outbox",
        Partitioner = Confluent.Kafka.Partitioner.Murmur2Random,
        Acks = Acks.All,
        EnableIdempotence = true,

        // Shards commit several times a second: what they tell within a moment goes to the broker together.
        LingerMs = 10,
        MessageTimeoutMs = 15_000,
        AllowAutoCreateTopics = ingestion.CreateTopics,
    });

    /// <summary>A client for questions about topics and offsets.</summary>
    public IAdminClient Admin() =>
        new AdminClientBuilder(new AdminClientConfig(Further()) { BootstrapServers = kafka.Bootstrap, ClientId = "streaming-ingestion-admin" })
            .SetLogHandler((_, message) => Tell(message))
            .SetErrorHandler((_, error) => Tell(error))
            .Build();

    /// <summary>Passes on what librdkafka logs.</summary>
    public void Tell(LogMessage message)
    {
        var level = (LogLevel)message.LevelAs(LogLevelType.MicrosoftExtensionsLogging);

        // librdkafka repeats itself while a broker is away; its notes are for those who ask.
        Log.Library(logger, level >= LogLevel.Critical ? LogLevel.Warning : LogLevel.Debug, message.Facility, message.Message);
    }

    /// <summary>Passes on an error that concerns a client as a whole; one that repeats itself only now and then.</summary>
    public void Tell(Error error)
    {
        if (error.IsFatal)
        {
            Log.ClientFailed(logger, error.Code, error.Reason);
            return;
        }

        var now = time.GetTimestamp();
        var level = LogLevel.Debug;
        if (!_told.TryGetValue(error.Code, out var last) || time.GetElapsedTime(last, now) >= TellAgainAfter)
        {
            _told[error.Code] = now;
            level = LogLevel.Warning;
        }

        Log.ClientError(logger, level, error.Code, error.Reason);
    }

    private LastingProducer<TKey, TValue> Lasting<TKey, TValue>(ProducerConfig settings) => new(
        onError => new ProducerBuilder<TKey, TValue>(settings)
            .SetLogHandler((_, message) => Tell(message))
            .SetErrorHandler((_, error) =>
            {
                Tell(error);
                onError(error);
            })
            .Build(),
        time);

    private Dictionary<string, string> Further() => new(kafka.Client ?? new Dictionary<string, string>());

    private static partial class Log
    {
        [LoggerMessage(EventId = LogEvents.Ingestion + 1, Message = "Kafka client: {Facility} {Message}")]
        public static partial void Library(ILogger logger, LogLevel level, string facility, string message);

        [LoggerMessage(EventId = LogEvents.Ingestion + 2, Message = "Kafka client: {Code}: {Reason}. It keeps trying.")]
        public static partial void ClientError(ILogger logger, LogLevel level, ErrorCode code, string reason);

        [LoggerMessage(LogEvents.Ingestion + 3, LogLevel.Warning, "A Kafka client failed for good: {Code}: {Reason}. A producer is replaced by another; a consumer takes the worker down.")]
        public static partial void ClientFailed(ILogger logger, ErrorCode code, string reason);
    }
}

using Streaming.Contracts;

namespace Streaming.Ingestion.Options;

/// <summary>How this process talks to Kafka.</summary>
public sealed record KafkaOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Kafka";

    /// <summary>Where clients begin: <c>host:port</c>, several separated by commas. Also set by KAFKA_BOOTSTRAP. Default: localhost:9092.</summary>
    public string Bootstrap { get; init; } = "localhost:9092";

    /// <summary>Consumer group. Default: the one that the contracts name.</summary>
    public string GroupId { get; init; } = ConsumerGroups.TicketShards;

    /// <summary>Consumer group of the customers' topics. Default: the one that the contracts name.</summary>
    public string CustomerGroupId { get; init; } = ConsumerGroups.CustomerShards;

    /// <summary>
    /// After how long without a sign of life the group takes a member's partitions away. 6 s to 30 min; default 10 s. A shard that was
    /// lost to another owner is not acquired again sooner.
    /// </summary>
    public TimeSpan SessionTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a request to the broker may take. 1 s to 5 min; default 10 s.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Further librdkafka settings for every client, such as <c>security.protocol</c>. What the worker relies on (group, offsets,
    /// acknowledgements) cannot be set here. Default: none.
    /// </summary>
    public IReadOnlyDictionary<string, string>? Client { get; init; }
}

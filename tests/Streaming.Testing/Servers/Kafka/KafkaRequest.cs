namespace Streaming.Testing.Servers.Kafka;

/// <summary>Requests of Kafka's protocol, by their numbers.</summary>
public enum KafkaRequest
{
    /// <summary>Records for partitions.</summary>
    Produce = 0,

    /// <summary>A member of a group says that it is there.</summary>
    Heartbeat = 12,
}

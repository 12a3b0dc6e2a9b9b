using Confluent.Kafka;
using Confluent.Kafka.Admin;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>Creates topics for tests.</summary>
public static class KafkaTopics
{
    /// <summary>Creates topics that keep everything, and waits until the broker knows them.</summary>
    /// <param name="kafka">Where.</param>
    /// <param name="partitions">Number of partitions of each.</param>
    /// <param name="timestamps">Who stamps records: the broker when it appends (live topics), or the producer (replays).</param>
    /// <param name="names">The topics' names.</param>
    /// <exception cref="CreateTopicsException">The broker refused.</exception>
    public static async Task CreateAsync(IKafka kafka, int partitions, TopicTimestamps timestamps, params string[] names)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        await admin.CreateTopicsAsync(names.Select(name => new TopicSpecification
        {
            Name = name,
            NumPartitions = partitions,
            ReplicationFactor = 1,
            Configs = new Dictionary<string, string>
            {
                ["message.timestamp.type"] = timestamps.ToString(),
                ["retention.ms"] = "-1",
                ["retention.bytes"] = "-1",
            },
        }));
    }
}

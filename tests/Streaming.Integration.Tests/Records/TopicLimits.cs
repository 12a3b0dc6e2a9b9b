using System.Globalization;
using Confluent.Kafka;
using Confluent.Kafka.Admin;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Integration.Tests.Records;

/// <summary>Limits what a topic takes.</summary>
internal static class TopicLimits
{
    /// <summary>Has a topic refuse larger batches from now on.</summary>
    /// <param name="kafka">The broker.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="bytes">Most bytes of a batch.</param>
    public static async Task SetAsync(IKafka kafka, string topic, int bytes)
    {
        using var admin = new AdminClientBuilder(new AdminClientConfig { BootstrapServers = kafka.BootstrapServers }).Build();
        await admin.IncrementalAlterConfigsAsync(new Dictionary<ConfigResource, List<ConfigEntry>>
        {
            [new ConfigResource { Type = ResourceType.Topic, Name = topic }] =
            [
                new ConfigEntry { Name = "max.message.bytes", Value = bytes.ToString(CultureInfo.InvariantCulture), IncrementalOperation = AlterConfigOpType.Set },
            ],
        });
    }
}

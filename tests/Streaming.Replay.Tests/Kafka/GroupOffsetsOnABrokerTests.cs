using Streaming.Replay.Kafka;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Kafka;

/// <summary>With a real broker.</summary>
/// <param name="fixture">The broker.</param>
public sealed class GroupOffsetsOnABrokerTests(KafkaFixture fixture) : GroupOffsetsTests, IClassFixture<KafkaFixture>
{
    [SkippableFact]
    public async Task CreateAsync_Twice_TopicsExist()
    {
        var kafka = await KafkaAsync();

        Assert.True(await TopicPartitions.CreateAsync(kafka.BootstrapServers, MockKafkaCluster.DefaultPartitions));
    }

    protected override async Task<IKafka> KafkaAsync()
    {
        var kafka = Requires.Server(fixture);
        await TopicPartitions.CreateAsync(kafka.BootstrapServers, MockKafkaCluster.DefaultPartitions);
        return kafka;
    }
}

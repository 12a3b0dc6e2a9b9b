using Streaming.Replay.Kafka;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Kafka;

/// <summary>With librdkafka's mock cluster.</summary>
public sealed class GroupOffsetsOnTheMockTests : GroupOffsetsTests, IAsyncLifetime
{
    private readonly MockKafkaFixture _kafka = new();

    public Task InitializeAsync() => _kafka.InitializeAsync();

    public Task DisposeAsync() => _kafka.DisposeAsync();

    [Fact]
    public async Task CreateAsync_Mock_CannotAndSaysSo() => Assert.False(await TopicPartitions.CreateAsync(_kafka.Server!.BootstrapServers, 4));

    protected override Task<IKafka> KafkaAsync() => Task.FromResult<IKafka>(_kafka.Server!);
}

namespace Streaming.Testing.Servers.Kafka;

/// <summary>A real Kafka: the one that <c>KAFKA_BOOTSTRAP</c> names, otherwise a broker of our own.</summary>
public sealed class KafkaFixture : ServerFixture<IKafka>
{
    /// <inheritdoc/>
    public override string PartName => "Kafka";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IKafka>> Ways => KafkaWays.Any;
}

/// <summary>A real broker of our own, which tests may kill and start again.</summary>
public sealed class KafkaBrokerFixture : ServerFixture<IKafkaBroker>
{
    /// <inheritdoc/>
    public override string PartName => "A Kafka broker";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<IKafkaBroker>> Ways => KafkaWays.OfOurOwn;
}

/// <summary>librdkafka's mock cluster.</summary>
public sealed class MockKafkaFixture : ServerFixture<MockKafkaCluster>
{
    /// <inheritdoc/>
    public override string PartName => "librdkafka's mock cluster";

    /// <inheritdoc/>
    protected override IReadOnlyList<ServerWay<MockKafkaCluster>> Ways => [new(static () => Task.FromResult(new MockKafkaCluster()))];
}

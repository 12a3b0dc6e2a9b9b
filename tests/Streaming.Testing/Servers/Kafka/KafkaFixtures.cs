namespace Streaming.Testing.Servers.Kafka;

/// <summary>A real Kafka: the one that <c>KAFKA_BOOTSTRAP</c> names, otherwise a broker of our own.</summary>
public sealed class KafkaFixture : ServerFixture<IKafka>
{
    /// <inheritdoc/>
    public override string PartName => "Kafka";

    /// <inheritdoc/>
    protected override async Task<IKafka?> StartAsync()
    {
        if (ExternalKafka.FromEnvironment() is { } external)
        {
            return external;
        }

        return KafkaBroker.IsInstalled
            ? await KafkaBroker.StartAsync()
            : Absent(KafkaBrokerFixture.HowToGetIt + " Or name a cluster in KAFKA_BOOTSTRAP.", couldBeProvided: false);
    }
}

/// <summary>A real broker of our own, which tests may kill and start again.</summary>
public sealed class KafkaBrokerFixture : ServerFixture<KafkaBroker>
{
    /// <summary>What to do where there is no broker.</summary>
    internal const string HowToGetIt = "set KAFKA_HOME to an unpacked Kafka distribution, and install Java 17 or newer.";

    /// <inheritdoc/>
    public override string PartName => "Kafka broker";

    /// <inheritdoc/>
    protected override async Task<KafkaBroker?> StartAsync() =>
        KafkaBroker.IsInstalled ? await KafkaBroker.StartAsync() : Absent(HowToGetIt, couldBeProvided: false);
}

/// <summary>librdkafka's mock cluster.</summary>
public sealed class MockKafkaFixture : ServerFixture<MockKafkaCluster>
{
    /// <inheritdoc/>
    public override string PartName => "librdkafka's mock cluster";

    /// <inheritdoc/>
    protected override Task<MockKafkaCluster?> StartAsync() => Task.FromResult<MockKafkaCluster?>(new MockKafkaCluster());
}

using Confluent.Kafka;

namespace Streaming.Gaps.Tests.Behaviour;

public sealed class KafkaTests
{
    [Fact]
    public void VersionString_OfTheNativeClient_IsTheOneThatThePackageNames()
    {
        var package = typeof(Library).Assembly.GetName().Version!;

        Assert.Equal($"{package.Major}.{package.Minor}.{package.Build}", Library.VersionString);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("snappy")]
    [InlineData("lz4")]
    [InlineData("zstd")]
    [InlineData("ssl")]
    [InlineData("sasl_scram")]
    [InlineData("sasl_oauthbearer")]
    public void Build_WithAFeatureThatIsConfigured_IsAccepted(string feature)
    {
        // The native client refuses to be made without a feature that is asked for.
        var config = new ProducerConfig { BootstrapServers = "127.0.0.1:1" };
        config.Set("builtin.features", feature);

        using var producer = new ProducerBuilder<Null, Null>(config).Build();

        Assert.NotNull(producer.Handle);
    }

    [Fact]
    public void Produce_AndConsume_ThroughTheBuiltInMockCluster_GivesTheSameBytes()
    {
        var mock = new Dictionary<string, string> { ["test.mock.num.brokers"] = "1", ["group.id"] = "gaps" };
        using var consumer = new ConsumerBuilder<Ignore, byte[]>(mock).SetErrorHandler(static (_, _) => { }).Build();
        // The consumer's own handle carries the cluster: a second client reaches it by its address only.
        using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
        var brokers = string.Join(',', admin.GetMetadata(TimeSpan.FromSeconds(10)).Brokers.Select(static broker => $"{broker.Host}:{broker.Port}"));
        using var producer = new ProducerBuilder<Null, byte[]>(new ProducerConfig { BootstrapServers = brokers, CompressionType = CompressionType.Zstd }).Build();
        byte[] sent = [1, 2, 3, 0, 255];

        producer.Produce(new TopicPartition("gaps", 0), new Message<Null, byte[]> { Value = sent });
        producer.Flush(TimeSpan.FromSeconds(20));
        consumer.Assign(new TopicPartitionOffset("gaps", 0, Offset.Beginning));
        var received = consumer.Consume(TimeSpan.FromSeconds(20));

        Assert.Equal(sent, received?.Message.Value);
    }
}

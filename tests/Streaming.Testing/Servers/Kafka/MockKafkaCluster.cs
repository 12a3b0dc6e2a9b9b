using System.Globalization;
using Confluent.Kafka;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>
/// librdkafka's built-in mock cluster, which speaks the real protocol on loopback and lives as long as this object. It makes topics of
/// <see cref="DefaultPartitions"/> partitions when they are first asked for, keeps 5 MB a partition and drops the oldest beyond, and
/// keeps the producer's timestamps.
/// </summary>
public sealed class MockKafkaCluster : IKafka
{
    /// <summary>Number of partitions of a topic that the mock makes by itself.</summary>
    public const int DefaultPartitions = 4;

    private static readonly TimeSpan MetadataTimeout = TimeSpan.FromSeconds(20);
    private readonly IProducer<byte[], byte[]> _holder;

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers.</param>
    /// <exception cref="KafkaException">It did not start.</exception>
    public MockKafkaCluster(int brokers = 1)
    {
        var config = new ProducerConfig { AllowAutoCreateTopics = true };
        config.Set("test.mock.num.brokers", brokers.ToString(CultureInfo.InvariantCulture));
        _holder = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler((_, _) => { }).Build();

        using var admin = new DependentAdminClientBuilder(_holder.Handle).Build();
        BootstrapServers = string.Join(',', admin.GetMetadata(MetadataTimeout).Brokers.Select(
            broker => string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}")));
    }

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _holder.Dispose();
        return ValueTask.CompletedTask;
    }
}

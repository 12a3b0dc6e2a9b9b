using Streaming.Demo.Servers;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>
/// The demo's mock cluster, which speaks the real protocol on loopback and lives as long as this object. It makes topics of
/// <see cref="DefaultPartitions"/> partitions when they are first asked for, keeps 5 MB a partition and drops the oldest beyond, and
/// keeps the producer's timestamps.
/// </summary>
public class MockKafkaCluster : IKafka
{
    /// <summary>Number of partitions of a topic that the mock makes by itself.</summary>
    public const int DefaultPartitions = 4;

    private readonly MockCluster _cluster;

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, which are numbered from 1.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public MockKafkaCluster(int brokers = 1) => _cluster = new MockCluster(brokers);

    /// <inheritdoc/>
    public string BootstrapServers => _cluster.BootstrapServers;

    /// <summary>What librdkafka knows the cluster by.</summary>
    private protected nint Cluster => _cluster.Handle;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

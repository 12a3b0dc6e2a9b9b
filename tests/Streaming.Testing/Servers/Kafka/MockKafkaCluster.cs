using System.Text;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>
/// librdkafka's built-in mock cluster, which speaks the real protocol on loopback and lives as long as this object. It makes topics of
/// <see cref="DefaultPartitions"/> partitions when they are first asked for, keeps 5 MB a partition and drops the oldest beyond, and
/// keeps the producer's timestamps. A group begins with its first member, as with the real broker of the tests: by itself the mock waits
/// three seconds for others.
/// </summary>
public class MockKafkaCluster : IKafka
{
    /// <summary>Number of partitions of a topic that the mock makes by itself.</summary>
    public const int DefaultPartitions = 4;

    private readonly nint _holder;
    private bool _isDisposed;

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, which are numbered from 1.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public MockKafkaCluster(int brokers = 1)
    {
        var settings = MockKafkaCalls.NewSettings();
        MockKafkaCalls.SetLogHandler(settings, 0);
        var reason = new byte[512];
        _holder = MockKafkaCalls.NewClient(MockKafkaCalls.Producer, settings, reason, (nuint)reason.Length);
        if (_holder == 0)
        {
            throw new InvalidOperationException($"librdkafka did not start: {Encoding.UTF8.GetString(reason).TrimEnd('\0')}");
        }

        Cluster = MockKafkaCalls.NewCluster(_holder, brokers);
        MockKafkaCalls.SetGroupDelay(Cluster, 0);
        BootstrapServers = MockKafkaCalls.BootstrapServersOf(Cluster);
    }

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <summary>What librdkafka knows the cluster by.</summary>
    private protected nint Cluster { get; }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            MockKafkaCalls.DestroyCluster(Cluster);
            MockKafkaCalls.DestroyClient(_holder);
        }

        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}

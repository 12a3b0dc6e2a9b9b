using System.Text;

namespace Streaming.Demo.Servers;

/// <summary>
/// librdkafka's built-in mock cluster, which speaks Kafka's protocol on loopback from within this process. A group waits a second for
/// further members, long enough for all consumers of a worker to begin together; by itself the mock waits three.
/// </summary>
internal sealed class MockCluster : IDisposable
{
    private const int GroupDelayMs = 1_000;

    private readonly nint _holder;
    private bool _isDisposed;

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, which are numbered from 1.</param>
    /// <exception cref="InvalidOperationException">It does not start.</exception>
    public MockCluster(int brokers)
    {
        var settings = MockKafkaCalls.NewSettings();
        MockKafkaCalls.SetLogHandler(settings, 0);
        var reason = new byte[512];
        _holder = MockKafkaCalls.NewClient(MockKafkaCalls.Producer, settings, reason, (nuint)reason.Length);
        if (_holder == 0)
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(reason).TrimEnd('\0'));
        }

        Handle = MockKafkaCalls.NewCluster(_holder, brokers);
        if (Handle == 0)
        {
            MockKafkaCalls.DestroyClient(_holder);
            throw new InvalidOperationException("no port on loopback is free");
        }

        MockKafkaCalls.SetGroupDelay(Handle, GroupDelayMs);
        BootstrapServers = MockKafkaCalls.BootstrapServersOf(Handle);
    }

    /// <summary>What librdkafka knows the cluster by.</summary>
    public nint Handle { get; }

    /// <summary>Where clients find it.</summary>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            MockKafkaCalls.DestroyCluster(Handle);
            MockKafkaCalls.DestroyClient(_holder);
        }
    }
}

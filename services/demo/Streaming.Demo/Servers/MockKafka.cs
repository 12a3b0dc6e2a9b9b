using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>
/// The embedded default: librdkafka's mock cluster, which speaks Kafka's protocol on loopback from within this process. It makes topics of
/// four partitions when they are first asked for, and keeps 5 MB of each partition. A group begins with its first member, so that numbers
/// appear at once: by itself the mock waits three seconds for others.
/// </summary>
internal sealed class MockKafka : IKafkaServer
{
    private readonly nint _holder;
    private readonly nint _cluster;
    private bool _isDisposed;

    /// <summary>Starts the cluster, with all topics.</summary>
    /// <exception cref="DemoException">It does not start.</exception>
    public MockKafka()
    {
        var settings = MockKafkaCalls.NewSettings();
        MockKafkaCalls.SetLogHandler(settings, 0);
        var reason = new byte[512];
        _holder = MockKafkaCalls.NewClient(MockKafkaCalls.Producer, settings, reason, (nuint)reason.Length);
        if (_holder == 0)
        {
            throw NotStarted(Encoding.UTF8.GetString(reason).TrimEnd('\0'));
        }

        _cluster = MockKafkaCalls.NewCluster(_holder, brokers: 1);
        if (_cluster == 0)
        {
            MockKafkaCalls.DestroyClient(_holder);
            throw NotStarted("no port on loopback is free");
        }

        MockKafkaCalls.SetGroupDelay(_cluster, 0);
        BootstrapServers = MockKafkaCalls.BootstrapServersOf(_cluster);
        foreach (var topic in new[] { Topics.Tickets, Topics.Surveys, Topics.Customers, Topics.Business, InternalTopics.CustomerTickets, Topics.DeadLetters })
        {
            var error = (ErrorCode)MockKafkaCalls.CreateTopic(_cluster, Encoding.UTF8.GetBytes(topic + '\0'), KafkaServers.Partitions, replicas: 1);
            if (error != ErrorCode.NoError)
            {
                Destroy();
                throw NotStarted($"topic {topic}: {error.GetReason()}");
            }
        }
    }

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <inheritdoc/>
    public string Description => "embedded (librdkafka's mock cluster)";

    /// <inheritdoc/>
    public long UnconsumedBytesPerPartition => 3_500_000;

    /// <inheritdoc/>
    public ChildProcess? Process => null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            Destroy();
        }

        return ValueTask.CompletedTask;
    }

    private static DemoException NotStarted(string reason) => new($"The embedded Kafka (librdkafka's mock cluster) does not start: {reason}.");

    private void Destroy()
    {
        MockKafkaCalls.DestroyCluster(_cluster);
        MockKafkaCalls.DestroyClient(_holder);
    }
}

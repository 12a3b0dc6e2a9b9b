using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>The embedded default: a mock cluster, with topics of four partitions, that keeps 5 MB of each partition.</summary>
internal sealed class MockKafka : IKafkaServer
{
    private readonly MockCluster _cluster;

    /// <summary>Starts the cluster, with all topics.</summary>
    /// <exception cref="DemoException">It does not start.</exception>
    public MockKafka()
    {
        try
        {
            _cluster = new MockCluster(brokers: 1);
        }
        catch (InvalidOperationException fault)
        {
            throw new DemoException(NotStarted(fault.Message), fault);
        }

        foreach (var topic in new[] { Topics.Tickets, Topics.Surveys, Topics.Customers, Topics.Business, InternalTopics.CustomerTickets, Topics.DeadLetters })
        {
            var error = (ErrorCode)MockKafkaCalls.CreateTopic(_cluster.Handle, Encoding.UTF8.GetBytes(topic + '\0'), KafkaServers.Partitions, replicas: 1);
            if (error != ErrorCode.NoError)
            {
                _cluster.Dispose();
                throw new DemoException(NotStarted($"topic {topic}: {error.GetReason()}"));
            }
        }
    }

    /// <inheritdoc/>
    public string BootstrapServers => _cluster.BootstrapServers;

    /// <inheritdoc/>
    public string Description => "embedded (librdkafka's mock cluster)";

    /// <inheritdoc/>
    public long UnconsumedBytesPerPartition => 3_500_000;

    /// <inheritdoc/>
    public ChildProcess? Process => null;

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _cluster.Dispose();
        return ValueTask.CompletedTask;
    }

    private static string NotStarted(string reason) => $"The embedded Kafka (librdkafka's mock cluster) does not start: {reason}.";
}

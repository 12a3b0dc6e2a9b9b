using System.Globalization;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Demo.Processes;

namespace Streaming.Demo.Servers;

/// <summary>
/// The embedded default: librdkafka's mock cluster, which speaks Kafka's protocol on loopback from within this process. It makes topics of
/// four partitions when they are first asked for, and keeps 5 MB of each partition.
/// </summary>
internal sealed class MockKafka : IKafkaServer
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(20);

    private readonly IProducer<byte[], byte[]> _holder;

    /// <summary>Starts the cluster, with all topics.</summary>
    /// <exception cref="DemoException">It does not start.</exception>
    public MockKafka()
    {
        var config = new ProducerConfig { AllowAutoCreateTopics = true };
        config.Set("test.mock.num.brokers", "1");
        try
        {
            _holder = new ProducerBuilder<byte[], byte[]>(config).SetLogHandler(static (_, _) => { }).Build();
            using var admin = new DependentAdminClientBuilder(_holder.Handle).Build();
            BootstrapServers = string.Join(',', admin.GetMetadata(AskTimeout).Brokers.Select(
                static broker => string.Create(CultureInfo.InvariantCulture, $"{broker.Host}:{broker.Port}")));
            foreach (var topic in new[] { Topics.Tickets, Topics.Surveys, Topics.Customers, Topics.Business, InternalTopics.CustomerTickets, Topics.DeadLetters })
            {
                admin.GetMetadata(topic, AskTimeout);
            }
        }
        catch (KafkaException failure)
        {
            _holder?.Dispose();
            throw new DemoException($"The embedded Kafka (librdkafka's mock cluster) does not start: {failure.Error.Reason}.", failure);
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
        _holder.Dispose();
        return ValueTask.CompletedTask;
    }
}

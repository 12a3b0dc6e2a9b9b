using System.Text;
using Confluent.Kafka;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>
/// librdkafka's built-in mock cluster, whose brokers answer as a test says: with errors, or late. It speaks the real protocol on loopback and lives as
/// long as this object.
/// </summary>
public sealed class FaultyKafkaCluster : IKafka
{
    private readonly nint _holder;
    private readonly nint _cluster;
    private bool _isDisposed;

    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, which are numbered from 1.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public FaultyKafkaCluster(int brokers = 1)
    {
        var settings = MockKafkaCalls.NewSettings();
        MockKafkaCalls.SetLogHandler(settings, 0);
        var reason = new byte[512];
        _holder = MockKafkaCalls.NewClient(MockKafkaCalls.Producer, settings, reason, (nuint)reason.Length);
        if (_holder == 0)
        {
            throw new InvalidOperationException($"librdkafka did not start: {Encoding.UTF8.GetString(reason).TrimEnd('\0')}");
        }

        _cluster = MockKafkaCalls.NewCluster(_holder, brokers);
        MockKafkaCalls.StartTracking(_cluster);
        BootstrapServers = MockKafkaCalls.BootstrapServersOf(_cluster);
    }

    /// <inheritdoc/>
    public string BootstrapServers { get; }

    /// <summary>Makes a topic; one that is only asked for is made with four partitions.</summary>
    /// <param name="topic">Its name.</param>
    /// <param name="leaders">The broker that leads each partition.</param>
    public void CreateTopic(string topic, params int[] leaders)
    {
        var name = Encoding.UTF8.GetBytes(topic + '\0');
        Check(MockKafkaCalls.CreateTopic(_cluster, name, leaders.Length, 1));
        for (var partition = 0; partition < leaders.Length; partition++)
        {
            Check(MockKafkaCalls.SetLeader(_cluster, name, partition, leaders[partition]));
        }
    }

    /// <summary>Lets a broker's answers take their time.</summary>
    /// <param name="broker">Its number.</param>
    /// <param name="time">How long after a request its answer comes.</param>
    public void Delay(int broker, TimeSpan time) => Check(MockKafkaCalls.SetRoundTrip(_cluster, broker, (int)time.TotalMilliseconds));

    /// <summary>Answers the next requests of a kind with errors, one each; they are not performed.</summary>
    /// <param name="request">Which.</param>
    /// <param name="errors">The errors.</param>
    public void FailNext(KafkaRequest request, params ErrorCode[] errors) =>
        MockKafkaCalls.PushErrors(_cluster, (short)request, (nuint)errors.Length, Array.ConvertAll(errors, static error => (int)error));

    /// <summary>How many requests of a kind have come.</summary>
    /// <param name="request">Which.</param>
    public int Count(KafkaRequest request)
    {
        var requests = MockKafkaCalls.GetRequests(_cluster, out var count);
        var found = 0;
        for (var i = 0; i < (int)count; i++)
        {
            found += MockKafkaCalls.KindOf(MockKafkaCalls.At(requests, i)) == (short)request ? 1 : 0;
        }

        MockKafkaCalls.DestroyRequests(requests, count);
        return found;
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            MockKafkaCalls.DestroyCluster(_cluster);
            MockKafkaCalls.DestroyClient(_holder);
        }

        return ValueTask.CompletedTask;
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new KafkaException((ErrorCode)error);
        }
    }
}

using System.Text;
using Confluent.Kafka;
using Streaming.Demo.Servers;

namespace Streaming.Testing.Servers.Kafka;

/// <summary>A mock cluster whose brokers answer as a test says: with errors, or late.</summary>
public sealed class FaultyKafkaCluster : MockKafkaCluster
{
    /// <summary>Starts a cluster.</summary>
    /// <param name="brokers">Number of brokers, which are numbered from 1.</param>
    /// <exception cref="InvalidOperationException">It did not start.</exception>
    public FaultyKafkaCluster(int brokers = 1)
        : base(brokers) => FaultyKafkaCalls.StartTracking(Cluster);

    /// <summary>Makes a topic; one that is only asked for is made with four partitions.</summary>
    /// <param name="topic">Its name.</param>
    /// <param name="leaders">The broker that leads each partition.</param>
    public void CreateTopic(string topic, params int[] leaders)
    {
        var name = Encoding.UTF8.GetBytes(topic + '\0');
        Check(MockKafkaCalls.CreateTopic(Cluster, name, leaders.Length, 1));
        for (var partition = 0; partition < leaders.Length; partition++)
        {
            Check(FaultyKafkaCalls.SetLeader(Cluster, name, partition, leaders[partition]));
        }
    }

    /// <summary>Lets a broker's answers take their time.</summary>
    /// <param name="broker">Its number.</param>
    /// <param name="time">How long after a request its answer comes.</param>
    public void Delay(int broker, TimeSpan time) => Check(FaultyKafkaCalls.SetRoundTrip(Cluster, broker, (int)time.TotalMilliseconds));

    /// <summary>Answers the next requests of a kind with errors, one each; they are not performed.</summary>
    /// <param name="request">Which.</param>
    /// <param name="errors">The errors.</param>
    public void FailNext(KafkaRequest request, params ErrorCode[] errors) =>
        FaultyKafkaCalls.PushErrors(Cluster, (short)request, (nuint)errors.Length, Array.ConvertAll(errors, static error => (int)error));

    /// <summary>How many requests of a kind have come.</summary>
    /// <param name="request">Which.</param>
    public int Count(KafkaRequest request)
    {
        var requests = FaultyKafkaCalls.GetRequests(Cluster, out var count);
        var found = 0;
        for (var i = 0; i < (int)count; i++)
        {
            found += FaultyKafkaCalls.KindOf(FaultyKafkaCalls.At(requests, i)) == (short)request ? 1 : 0;
        }

        FaultyKafkaCalls.DestroyRequests(requests, count);
        return found;
    }

    private static void Check(int error)
    {
        if (error != 0)
        {
            throw new KafkaException((ErrorCode)error);
        }
    }
}

using Confluent.Kafka;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>Reads what a topic holds.</summary>
internal static class TopicRecords
{
    /// <summary>Reads a partition from its beginning to its end.</summary>
    /// <param name="kafka">Where.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    public static List<Message<string, byte[]>> Read(IKafka kafka, string topic, int partition = 0)
    {
        using var reader = new ConsumerBuilder<string, byte[]>(new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers,
            GroupId = "reader",
            EnablePartitionEof = true,
        }).Build();
        reader.Assign(new TopicPartitionOffset(topic, partition, Offset.Beginning));
        var records = new List<Message<string, byte[]>>();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (reader.Consume(patience.Token) is { IsPartitionEOF: false } record)
        {
            records.Add(record.Message);
        }

        return records;
    }

    /// <summary>Repeats taken away but for the last of each: the order in which a reader is left with them.</summary>
    /// <param name="numbers">What was written, in its order.</param>
    public static IEnumerable<int> LastOfEach(IEnumerable<int> numbers) => numbers.Reverse().Distinct().Reverse();
}

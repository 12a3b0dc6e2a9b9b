using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Replay.Tests.Replaying;

/// <summary>Reads back what a replay wrote.</summary>
internal static class TopicReader
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Reads records up to given offsets.</summary>
    /// <param name="kafka">Where from.</param>
    /// <param name="endOffsets">The offset after the last record of each partition.</param>
    /// <returns>All records, partition by partition in their order.</returns>
    public static List<ConsumeResult<byte[], byte[]>> ReadAll(IKafka kafka, IReadOnlyDictionary<TopicPartition, long> endOffsets)
    {
        using var consumer = Consumer(kafka, "reader");
        var records = new List<ConsumeResult<byte[], byte[]>>();
        foreach (var (partition, end) in endOffsets)
        {
            consumer.Assign(new TopicPartitionOffset(partition, 0));
            long next = 0;
            while (next < end)
            {
                var record = consumer.Consume(Patience) ?? throw new TimeoutException($"{partition} gave nothing after offset {next} of {end}.");
                records.Add(record);
                next = record.Offset.Value + 1;
            }
        }

        return records;
    }

    /// <summary>Makes a consumer.</summary>
    /// <param name="kafka">Where.</param>
    /// <param name="group">Its group.</param>
    /// <returns>The consumer; it commits only when told.</returns>
    public static IConsumer<byte[], byte[]> Consumer(IKafka kafka, string group) =>
        new ConsumerBuilder<byte[], byte[]>(new ConsumerConfig
        {
            BootstrapServers = kafka.BootstrapServers,
            GroupId = group,
            EnableAutoCommit = false,
            AutoOffsetReset = AutoOffsetReset.Error,
        })
        .SetLogHandler(static (_, _) => { })
        .Build();

    /// <summary>All partitions of the topics of tickets and surveys.</summary>
    /// <param name="partitions">How many each has.</param>
    /// <returns>The partitions.</returns>
    public static List<TopicPartition> Partitions(int partitions) =>
        [.. from topic in new[] { Topics.Tickets, Topics.Surveys } from number in Enumerable.Range(0, partitions) select new TopicPartition(topic, number)];
}

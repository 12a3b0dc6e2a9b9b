using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>Asks the broker where a topic ends.</summary>
public static class TopicEnds
{
    private static readonly TimeSpan AskTimeout = TimeSpan.FromSeconds(5);

    /// <summary>Asks.</summary>
    /// <param name="bootstrapServers">The broker.</param>
    /// <param name="topic">The topic.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The offset after the last record of each partition that has any.</returns>
    /// <exception cref="ReplayException">The broker does not say.</exception>
    public static Task<IReadOnlyDictionary<TopicPartition, long>> ReadAsync(string bootstrapServers, string topic, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyDictionary<TopicPartition, long>>(
            () =>
            {
                var config = new ConsumerConfig { BootstrapServers = bootstrapServers, GroupId = "streaming-replay-ends", ClientId = "streaming-replay-ends" };
                using var consumer = new ConsumerBuilder<Ignore, Ignore>(config).SetLogHandler(static (_, _) => { }).Build();
                using var admin = new DependentAdminClientBuilder(consumer.Handle).Build();
                try
                {
                    return admin.GetMetadata(topic, AskTimeout).Topics[0].Partitions
                        .Select(partition => new TopicPartition(topic, partition.PartitionId))
                        .Select(partition => (Partition: partition, End: consumer.QueryWatermarkOffsets(partition, AskTimeout).High.Value))
                        .Where(static end => end.End > 0)
                        .ToDictionary(static end => end.Partition, static end => end.End);
                }
                catch (KafkaException failure)
                {
                    throw new ReplayException($"The broker does not say where {topic} ends: {failure.Error.Reason}.", failure);
                }
            },
            cancellationToken);
}

using Confluent.Kafka;

namespace Streaming.Replay.Kafka;

/// <summary>Knows how far the reader of what is replayed has come, so that the replay does not run ahead of it by more than the broker keeps.</summary>
public interface IConsumedOffsets
{
    /// <summary>Asks how far each partition is consumed and committed.</summary>
    /// <param name="partitions">The partitions to ask for.</param>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>The next offset of each partition, that is the first one not yet consumed; a partition of which nothing is known is left out.</returns>
    Task<IReadOnlyDictionary<TopicPartition, long>> ReadAsync(IReadOnlyCollection<TopicPartition> partitions, CancellationToken cancellationToken);
}

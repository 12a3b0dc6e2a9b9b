namespace Streaming.Ingestion.Shards;

/// <summary>How far a shard has consumed one of its partitions.</summary>
/// <remarks>Belongs to the thread that owns the shard.</remarks>
internal sealed class PartitionProgress
{
    /// <summary>The partition.</summary>
    public required Confluent.Kafka.TopicPartition Partition { get; init; }

    /// <summary>The first offset not yet consumed; past a transaction's marks where the broker said that they end the partition.</summary>
    public long NextOffset { get; set; }

    /// <summary>
    /// Kafka timestamp of the last record, Unix milliseconds; <see cref="long.MinValue"/> before the first. In a live shard as far as it can be believed:
    /// <see cref="TimerClock.Reached"/>.
    /// </summary>
    public long LastTimestampMs { get; set; } = long.MinValue;
}

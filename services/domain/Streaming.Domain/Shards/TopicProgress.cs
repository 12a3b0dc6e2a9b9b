namespace Streaming.Domain.Shards;

/// <summary>How far a shard has consumed one of its topics.</summary>
/// <param name="Name">The topic's name.</param>
/// <param name="Id">The topic's id as the broker gave it; empty where the broker gives none.</param>
/// <param name="PartitionCount">How many partitions the topic had; 0 where unknown.</param>
/// <param name="NextOffset">The first offset not yet applied.</param>
/// <param name="LastTimestampMs">
/// The Kafka timestamp of the last record applied, as far as it can be believed, Unix milliseconds; <see cref="long.MinValue"/> before the first.
/// </param>
public readonly record struct TopicProgress(string Name, string Id, int PartitionCount, long NextOffset, long LastTimestampMs);

using Streaming.Contracts;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Shards;

namespace Streaming.Ingestion.Checks;

/// <summary>
/// Compares a shard's stored place in Kafka with what the broker has. What would silently skip or mix records is named instead. Pure.
/// </summary>
internal static class PlaceCheck
{
    private const string WayOn =
        "Rebuild the shard by replay, or set Ingestion:Reset to Faulted to start it anew from the oldest records that are left.";

    /// <summary>Whether the group's topics are partitioned alike.</summary>
    public static ShardFault? CheckTopics(IReadOnlyList<TopicInfo> topics)
    {
        foreach (var topic in topics)
        {
            if (topic.PartitionCount != topics[0].PartitionCount)
            {
                return new ShardFault(
                    ShardFaults.PartitionsUnequal,
                    $"Topic {topic.Name} has {topic.PartitionCount} partitions and {topics[0].Name} has {topics[0].PartitionCount}, so a ticket's "
                        + "events do not meet in one shard. Give both the same number, with the same partitioner.");
            }
        }

        return null;
    }

    /// <summary>Whether a stored shard still belongs to the topics that are there.</summary>
    /// <param name="stored">What the shard's meta says.</param>
    /// <param name="topics">What the broker says, in the group's order.</param>
    public static ShardFault? CheckIdentity(ShardMeta stored, IReadOnlyList<TopicInfo> topics)
    {
        foreach (var topic in topics)
        {
            if (Find(stored, topic.Name) is not { } known)
            {
                continue;
            }

            if (known.Id.Length > 0 && topic.Id.Length > 0 && known.Id != topic.Id)
            {
                return new ShardFault(
                    ShardFaults.TopicRecreated,
                    $"Topic {topic.Name} was deleted and created anew: its id is {topic.Id}, the shard's state was made from {known.Id}. {WayOn}");
            }

            if (known.PartitionCount > 0 && known.PartitionCount != topic.PartitionCount)
            {
                return new ShardFault(
                    ShardFaults.PartitionsChanged,
                    $"Topic {topic.Name} has {topic.PartitionCount} partitions, the shard's state was made with {known.PartitionCount}: keys have "
                        + $"moved between partitions. Copy the records into a new topic and rebuild. {WayOn}");
            }
        }

        return null;
    }

    /// <summary>Whether the broker has the offset at which a shard goes on.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="partition">The partition.</param>
    /// <param name="nextOffset">Where the shard goes on.</param>
    /// <param name="range">What the broker has.</param>
    public static ShardFault? CheckOffset(string topic, int partition, long nextOffset, OffsetRange range)
    {
        if (nextOffset < range.Low)
        {
            return new ShardFault(
                ShardFaults.OffsetLost,
                $"{topic} partition {partition} goes on at offset {nextOffset}, but the broker's oldest record is {range.Low}: "
                    + $"{range.Low - nextOffset} records are gone unread. {WayOn}");
        }

        return nextOffset > range.End
            ? new ShardFault(
                ShardFaults.OffsetLost,
                $"{topic} partition {partition} goes on at offset {nextOffset}, but the broker ends at {range.End}: the topic was created anew "
                    + $"or has lost records. {WayOn}")
            : null;
    }

    /// <summary>Whether a running shard's place is still there, by what the broker said last.</summary>
    /// <param name="shard">The shard.</param>
    /// <param name="watch">What the broker said.</param>
    public static ShardFault? CheckRunning(LoadedShard shard, BrokerWatch watch)
    {
        var topics = watch.Topics;
        foreach (var now in topics)
        {
            var at = shard.IndexOf(now.Name);
            if (at < 0 || now.PartitionCount == 0)
            {
                continue;
            }

            var known = shard.Topics[at];

            if (known.PartitionCount != now.PartitionCount)
            {
                return new ShardFault(
                    ShardFaults.PartitionsChanged,
                    $"Topic {now.Name} had {known.PartitionCount} partitions and now has {now.PartitionCount}. {WayOn}");
            }

            if (known.Id.Length > 0 && now.Id.Length > 0 && known.Id != now.Id)
            {
                return new ShardFault(ShardFaults.TopicRecreated, $"Topic {now.Name} was deleted and created anew. {WayOn}");
            }
        }

        foreach (var part in shard.Progress)
        {
            if (watch.TryGet(part.Partition, out var range) && part.NextOffset < range.Low)
            {
                return CheckOffset(part.Partition.Topic, part.Partition.Partition.Value, part.NextOffset, range);
            }
        }

        return null;
    }

    /// <summary>What a stored shard says of a topic, if it knows it.</summary>
    public static TopicProgress? Find(ShardMeta stored, string topic)
    {
        foreach (var progress in stored.Topics)
        {
            if (progress.Name == topic)
            {
                return progress;
            }
        }

        return null;
    }
}

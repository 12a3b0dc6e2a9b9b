using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Options;

/// <summary>A consumer group of this worker, whose topics are partitioned alike and whose shards hold what their partitions say.</summary>
/// <param name="Name">Part of its shards' addresses.</param>
/// <param name="GroupId">The Kafka consumer group.</param>
/// <param name="Family">The events that it reads.</param>
/// <param name="Topics">Its topics, in the order in which shards keep their places.</param>
/// <param name="Consumers">Consumer threads, each a member of the group with shards of its own.</param>
internal sealed record ShardGroup(string Name, string GroupId, EventFamily Family, IReadOnlyList<string> Topics, int Consumers)
{
    /// <summary>What stands before a shard's number where shards of all groups are shown together; nothing for tickets.</summary>
    /// <param name="name">The group's name.</param>
    public static string LabelPrefix(string name) => name == IngestionOptions.ShardGroup ? "" : name + "-";
}

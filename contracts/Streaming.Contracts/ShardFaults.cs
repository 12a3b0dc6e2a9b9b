namespace Streaming.Contracts;

/// <summary>
/// What can make a shard's stored place in Kafka unusable: values of <see cref="LabelNames.Fault"/>. Each stops the shard and takes
/// readiness away until somebody acts; none is ever skipped in silence.
/// </summary>
public static class ShardFaults
{
    /// <summary>The broker no longer has, or does not have yet, the stored next offset.</summary>
    public const string OffsetLost = "offset_lost";

    /// <summary>The topic was deleted and created again: its id is not the stored one.</summary>
    public const string TopicRecreated = "topic_recreated";

    /// <summary>The topics of a group have unequal numbers of partitions.</summary>
    public const string PartitionsUnequal = "partitions_unequal";

    /// <summary>A topic has another number of partitions than its state was made with.</summary>
    public const string PartitionsChanged = "partitions_changed";

    /// <summary>The stored state is incomplete: its counts do not match what is there.</summary>
    public const string StateIncomplete = "state_incomplete";

    /// <summary>The partitions of this number have been with different members for longer than 30 s.</summary>
    public const string AssignmentSplit = "assignment_split";
}

namespace Streaming.Ingestion.Shards;

/// <summary>What became of the commits whose answers have come.</summary>
internal enum SettleOutcome
{
    /// <summary>No answer has come.</summary>
    Nothing,

    /// <summary>At least one commit is stored, and none was refused.</summary>
    Stored,

    /// <summary>A commit was refused: another owner has the shard, or the store has lost commits. The shard must be dropped.</summary>
    Refused,

    /// <summary>The store will not take a commit. The shard must be dropped.</summary>
    Failed,
}

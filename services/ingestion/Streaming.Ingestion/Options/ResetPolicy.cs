namespace Streaming.Ingestion.Options;

/// <summary>What to do with a shard whose stored state cannot go on: an offset lost, a topic recreated or grown, a state incomplete.</summary>
public enum ResetPolicy
{
    /// <summary>Stand still, loudly, until somebody acts.</summary>
    Never,

    /// <summary>
    /// Empty such a shard and read from the oldest records that the broker has. What is older than those is gone: this option is the
    /// consent to that.
    /// </summary>
    Faulted,
}

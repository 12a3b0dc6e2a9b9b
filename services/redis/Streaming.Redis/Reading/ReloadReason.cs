namespace Streaming.Redis.Reading;

/// <summary>Why a reader must load a shard anew.</summary>
public enum ReloadReason
{
    /// <summary>The shard has another owner than when it was read (or the reader never read it).</summary>
    OtherEpoch = 2,

    /// <summary>The shard stands at a lower version than the reader: the server lost commits in a failover.</summary>
    LowerVersion = 3,

    /// <summary>The reader is so far behind that the entries it needs are in pane pages by now.</summary>
    Trimmed = 4,
}

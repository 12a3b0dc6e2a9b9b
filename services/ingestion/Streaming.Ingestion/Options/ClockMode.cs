namespace Streaming.Ingestion.Options;

/// <summary>What moves timer time: how far deadlines have fired.</summary>
public enum ClockMode
{
    /// <summary>The wall clock, while a shard is caught up; else the records that it still has to read.</summary>
    Live,

    /// <summary>The records alone, so that a replay of old events gives the same numbers whenever and however fast it runs.</summary>
    Replay,
}

namespace Streaming.Redis.Reading;

/// <summary>What a reader follows of a shard.</summary>
[Flags]
public enum ShardParts
{
    /// <summary>Nothing but the guard.</summary>
    None = 0,

    /// <summary>Cells, with names and splits.</summary>
    Cells = 1,

    /// <summary>Ticket states.</summary>
    Tickets = 2,
}

namespace Streaming.Domain.Shards;

/// <summary>The parts that a shard is stored in: maps from a binary field to a binary value. Each is one Redis hash.</summary>
public enum ShardHash : byte
{
    /// <summary>Ticket log: version (8 bytes, big-endian) to the ticket states that this commit changed, absolute.</summary>
    TicketLog = 0,

    /// <summary>Cell log: version (8 bytes, big-endian) to the cells, names and splits that this commit changed or added, absolute.</summary>
    CellLog = 1,

    /// <summary>Pane pages: a pane's key to all its cells as of the last checkpoint.</summary>
    Pages = 2,

    /// <summary>Dormant tickets: a ticket's key to its state, for tickets that no longer live in the ticket log.</summary>
    Dormant = 3,

    /// <summary>Names and splits as of the last checkpoint.</summary>
    Names = 4,

    /// <summary>Outbox: version (8 bytes, big-endian) to the messages that this commit added and that are to be published.</summary>
    Outbox = 5,
}

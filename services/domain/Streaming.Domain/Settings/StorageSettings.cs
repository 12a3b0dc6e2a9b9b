namespace Streaming.Domain.Settings;

/// <summary>How a shard uses its store and its owner's memory. None of it changes a number. Bytes of logs are those before they are packed.</summary>
public sealed record StorageSettings
{
    /// <summary>Most tickets kept in memory; beyond, dormant ones are forgotten and fetched when needed. Default: no limit.</summary>
    public int MaxCachedTickets { get; init; } = int.MaxValue;

    /// <summary>Commits that may be on their way to the store at once, with the one that is being made. 1 or more; default 1.</summary>
    public int CommitsInFlight { get; init; } = 1;

    /// <summary>Bytes that a commit should not exceed, packed, so that the store is held for a few milliseconds at most. Default: 256 KiB.</summary>
    public long MaxCommitBytes { get; init; } = 256 * 1024;

    /// <summary>Fields that a commit should not exceed, for the same reason. Default: 1,000.</summary>
    public int MaxCommitFields { get; init; } = 1_000;

    /// <summary>
    /// Bytes of the ticket log that are never worth compacting: what changes again within so many bytes, as a customer does, is moved to the dormant ones once
    /// and not each time. Default: 8 MiB.
    /// </summary>
    public long MinCompactBytes { get; init; } = 8 << 20;

    /// <summary>Bytes of the cell log that are never worth a checkpoint. Default: 4 MiB.</summary>
    public long MinCheckpointBytes { get; init; } = 4 << 20;

    /// <summary>
    /// How many versions of both logs are kept for readers that tail them, checkpointed and compacted or not: a reader that is further behind
    /// has to read the whole shard, while what it missed grows. Default: 512.
    /// </summary>
    public int ReadersKeep { get; init; } = 512;

    /// <summary>
    /// Bytes of a log that its owner no longer needs, from which on it keeps fewer versions than <see cref="ReadersKeep"/>. A server needs
    /// about a third of it for each log of each shard while events come as fast as they can. Default: 48 MiB.
    /// </summary>
    public long MaxReadersBytes { get; init; } = 48 << 20;

    /// <summary>Whether readers tail the ticket log; else nothing is kept of it that its owner does not need. Default: they do.</summary>
    public bool HasTicketReaders { get; init; } = true;

    /// <summary>The topic on which the transitions of SLA clocks are published; empty for none. Default: support.sla.v1.</summary>
    public string SlaTopic { get; init; } = "support.sla.v1";

    /// <summary>The topic on which customers' shards are told of tickets; empty for none. Default: none.</summary>
    public string JoinTopic { get; init; } = "";

    /// <summary>Bytes of unpublished messages beyond which the shard should wait for the broker. Default: 16 MiB.</summary>
    public long MaxOutboxBytes { get; init; } = 16 << 20;
}

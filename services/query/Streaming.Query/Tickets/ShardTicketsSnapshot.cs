using Streaming.Domain.Shards;
using Streaming.Query.Index;

namespace Streaming.Query.Tickets;

/// <summary>One shard's tickets as of one snapshot of the index. Never changes; safe for use by many threads.</summary>
/// <param name="owner">Finds slots.</param>
/// <param name="shard">The shard's number.</param>
/// <param name="chunks">The slots, in chunks of <see cref="ShardTickets.ChunkSize"/>.</param>
/// <param name="names">The shard's names.</param>
/// <param name="version">The shard's version.</param>
/// <param name="timerTimeMs">The shard's timer time, Unix milliseconds.</param>
/// <param name="count">Number of tickets.</param>
/// <param name="leftOut">How many tickets did not fit, counting a ticket each time that it was left out.</param>
internal sealed class ShardTicketsSnapshot(
    ShardTickets owner, int shard, TicketEntry[][] chunks, ShardNamesSnapshot names, long version, long timerTimeMs, int count, long leftOut)
{
    /// <summary>Whose snapshot it is: the same from one snapshot of a shard to the next.</summary>
    public ShardTickets Owner => owner;

    /// <summary>The shard's number.</summary>
    public int Shard => shard;

    /// <summary>The slots, in chunks; some are empty.</summary>
    public TicketEntry[][] Chunks => chunks;

    /// <summary>The shard's names.</summary>
    public ShardNamesSnapshot Names => names;

    /// <summary>The shard's version: what its commits up to this one changed is here.</summary>
    public long Version => version;

    /// <summary>Under which owner of the shard that version was read.</summary>
    public ShardEpoch Epoch { get; private init; }

    /// <summary>The shard's timer time, Unix milliseconds.</summary>
    public long TimerTimeMs => timerTimeMs;

    /// <summary>Number of tickets.</summary>
    public int Count => count;

    /// <summary>Whether no ticket was ever left out for want of room.</summary>
    public bool IsComplete => leftOut == 0;

    /// <summary>The same, and under which owner it was read.</summary>
    /// <param name="epoch">The owner's epoch.</param>
    public ShardTicketsSnapshot Under(ShardEpoch epoch) => new(owner, shard, chunks, names, version, timerTimeMs, count, leftOut) { Epoch = epoch };

    /// <summary>A ticket by its key.</summary>
    /// <param name="key">The key.</param>
    /// <returns><see langword="null"/> where the snapshot does not have it.</returns>
    public TicketEntry? Find(ReadOnlySpan<byte> key)
    {
        var slot = owner.Find(key);
        if (slot < 0 || slot / ShardTickets.ChunkSize >= chunks.Length)
        {
            return null;
        }

        // The slot may have been given to another ticket since.
        var entry = chunks[slot / ShardTickets.ChunkSize][slot % ShardTickets.ChunkSize];
        return !entry.IsNone && entry.Key.SequenceEqual(key) ? entry : null;
    }
}

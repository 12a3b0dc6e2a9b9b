using Streaming.Domain.Shards;

namespace Streaming.Redis.Reading;

/// <summary>Takes a shard's whole state in. Called by one thread at a time, in the order of the methods here, but
/// for <see cref="AddTickets"/>, which may come between all others.</summary>
public interface IShardSnapshotTarget
{
    /// <summary>A reading begins: forget whatever an earlier one gave. Called again when a reading had to be given up.</summary>
    /// <param name="guard">The guard at the beginning; its counts tell about how much will come.</param>
    void Begin(ShardGuard guard);

    /// <summary>A checkpointed name or split.</summary>
    /// <param name="field">Its field.</param>
    /// <param name="value">Its value.</param>
    void AddName(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value);

    /// <summary>
    /// A pane page. It may be newer than the names: a cell whose name is unknown here is to be passed over, because it comes again with a
    /// change.
    /// </summary>
    /// <param name="field">The pane's key.</param>
    /// <param name="value">The page.</param>
    /// <returns>The version that wrote it, as it says: a server that is taken over by an older copy of itself may have given a page of a version that it does not have any more.</returns>
    long AddPage(ReadOnlyMemory<byte> field, ReadOnlyMemory<byte> value);

    /// <summary>An entry of the cell log, by rising version. It may be older than a page: applied in order, the last word is right.</summary>
    /// <param name="entry">The entry.</param>
    void AddChange(ShardLogEntry entry);

    /// <summary>
    /// An entry of the ticket log, by rising version but for some that come again; only where tickets are asked for. All of them belong to the
    /// state, whatever the dormant tickets say: a ticket that an entry names, also as removed, has what the last entry says.
    /// </summary>
    /// <param name="entry">The entry.</param>
    void AddTickets(ShardLogEntry entry);

    /// <summary>A dormant ticket; only where tickets are asked for. It counts only where no entry of the ticket log names the ticket.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="state">Its state.</param>
    void AddDormant(ReadOnlyMemory<byte> key, ReadOnlyMemory<byte> state);
}

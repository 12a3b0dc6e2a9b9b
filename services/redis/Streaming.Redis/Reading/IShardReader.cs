using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Reading;

/// <summary>
/// Follows shards without ever standing in their owners' way. A reader's state is always the state of exactly one version of the shard.
/// </summary>
/// <remarks>
/// <para>What owners must keep to, so that this holds: a commit that changes cells, panes or names writes all of it, absolute, into one
/// cell-log entry whose field is its version, and never touches that entry again except to delete it; pages and names are copies of what
/// entries said, made so that entries can be deleted; an entry is deleted only in or after the commit by which all that it says stands in
/// pages and names (or is overwritten by later entries), oldest first; a page begins with its commit's version.</para>
/// <para>The ticket log is kept to the same rules: absolute states, one entry a version, deleted oldest first, a while after later entries or the
/// dormant tickets have taken over what it says.</para>
/// <para>The reader asks <see cref="ReadChangesAsync"/> from what it has, and applies the entries in order. Told to reload, it calls
/// <see cref="ReadSnapshotAsync"/> once, and goes on from the guard which that returns.</para>
/// <para>Methods throw what the client throws when the server cannot be reached; the caller keeps what it has and tries again.</para>
/// </remarks>
public interface IShardReader
{
    /// <summary>Asks what changed since the reader's version: which entries there are in one step with the guard, then the entries, which never change.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="knownEpoch">The epoch of what the reader has; <see langword="null"/> when it has nothing.</param>
    /// <param name="knownVersion">The version of what the reader has.</param>
    /// <param name="parts">What to read.</param>
    /// <param name="maxEntries">The most versions with entries to return, at least 1; their bytes are bounded by <see cref="RedisOptions.ReadPageBytes"/>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>A <see cref="ShardChanges"/>, <see cref="ShardReload"/> or <see cref="ShardAbsent"/>.</returns>
    Task<ShardReading> ReadChangesAsync(ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, ShardParts parts, int maxEntries, CancellationToken cancellationToken);

    /// <summary>Reads the whole of a shard's cells, and its tickets where they are asked for, while its owner may go on committing.</summary>
    /// <remarks>
    /// <para>The reading takes, in this order: the guard; every entry of the cell log, kept back; the names; the pages; the entries
    /// written meanwhile, by steps of <see cref="ReadChangesAsync"/> until none is missing, which gives the final guard. The target gets
    /// the names, the pages, then all entries by version.</para>
    /// <para>Why this is one version's state: the entries are every change from the beginning of the reading to the final guard, and a
    /// page, however new, holds all changes that had already left the log. What a page says of a cell is therefore either still right or
    /// said again by a later entry. It is given up and begun anew when the epoch changes, the version falls, entries that are still needed
    /// are deleted, or a page is newer than the final guard.</para>
    /// <para>Of the tickets it takes the ticket log, oldest entry first, then the dormant ones, and what the ticket log gets meanwhile. A ticket that
    /// leaves the log while it is being read is among the dormant ones by then; one that came back from there is in the log. So the log's word
    /// counts before that of the dormant ones, and nothing is missed.</para>
    /// </remarks>
    /// <param name="address">The shard.</param>
    /// <param name="target">Takes the state in.</param>
    /// <param name="parts">What to read.</param>
    /// <param name="cancellationToken">Gives up; what the target holds is then unusable.</param>
    /// <returns>The guard of the version that the target now holds; <see langword="null"/> when the shard was never acquired.</returns>
    /// <exception cref="InvalidDataException">A page is too short to begin with a version.</exception>
    Task<ShardGuard?> ReadSnapshotAsync(ShardAddress address, IShardSnapshotTarget target, ShardParts parts, CancellationToken cancellationToken);

    /// <summary>Fetches one ticket from among the dormant ones.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="key">The ticket's key.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>Its state, perhaps an older one than the ticket log has; <see langword="null"/> when it is not there.</returns>
    Task<ReadOnlyMemory<byte>?> ReadDormantAsync(ShardAddress address, ReadOnlyMemory<byte> key, CancellationToken cancellationToken);
}

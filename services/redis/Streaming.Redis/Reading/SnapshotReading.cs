using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Keys;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Reading;

/// <summary>One attempt to read the whole of a shard while its owner goes on committing; see <see cref="IShardReader.ReadSnapshotAsync"/>.</summary>
/// <param name="reader">Reads what changed.</param>
/// <param name="commands">Where to read.</param>
/// <param name="keys">The shard's keys.</param>
/// <param name="address">The shard.</param>
/// <param name="target">Takes the state in.</param>
/// <param name="parts">What to read.</param>
internal sealed class SnapshotReading(
    IShardReader reader, RedisCommands commands, ShardKeys keys, ShardAddress address, IShardSnapshotTarget target, ShardParts parts)
{
    private const int MaxEntries = 256;

    private readonly List<ShardLogEntry> _cells = [];
    private ShardGuard _guard = null!;

    private bool WithTickets => parts.HasFlag(ShardParts.Tickets);

    /// <summary>Reads.</summary>
    /// <param name="first">The guard at the beginning.</param>
    /// <param name="pageBytes">About how many bytes one reply should hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The guard of the version that the target now holds; <see langword="null"/> when the attempt was overtaken.</returns>
    public async Task<ShardGuard?> TryReadAsync(StoredGuard first, int pageBytes, CancellationToken cancellationToken)
    {
        target.Begin(first.Guard);
        _guard = first.Guard;
        if (!await TailAsync(first.Trimmed, ShardParts.Cells, cancellationToken)
            || !await ReadTicketLogAsync(pageBytes, cancellationToken))
        {
            return null;
        }

        await foreach (var (field, value) in LiveHash.ReadAsync(commands, keys[ShardHash.Names], pageBytes, cancellationToken))
        {
            target.AddName(field, value);
        }

        var newestPage = 0L;
        var read = 0L;
        await foreach (var (field, value) in LiveHash.ReadAsync(commands, keys[ShardHash.Pages], pageBytes, cancellationToken))
        {
            newestPage = Math.Max(newestPage, target.AddPage(field, value));
            read += value.Length;
            if (!await KeepUpAsync(read, pageBytes, cancellationToken))
            {
                return null;
            }

            read %= pageBytes;
        }

        if (!await ReadDormantAsync(pageBytes, cancellationToken) || !await TailAsync(_guard.Version, parts, cancellationToken) || newestPage > _guard.Version)
        {
            return null;
        }

        _cells.ForEach(target.AddChange);
        return _guard;
    }

    private async Task<bool> ReadTicketLogAsync(int pageBytes, CancellationToken cancellationToken)
    {
        if (!WithTickets)
        {
            return true;
        }

        await foreach (var (version, value) in LogPages.ReadAsync(commands, keys[ShardHash.TicketLog], pageBytes, cancellationToken))
        {
            if (value is not { } entry)
            {
                // What it said may stand in an entry that was passed already, or among the dormant ones: begun anew, nothing can be missed.
                return false;
            }

            target.AddTickets(new ShardLogEntry(version, entry));
        }

        return true;
    }

    private async Task<bool> ReadDormantAsync(int pageBytes, CancellationToken cancellationToken)
    {
        if (!WithTickets)
        {
            return true;
        }

        var read = 0L;
        await foreach (var (key, state) in LiveHash.ReadAsync(commands, keys[ShardHash.Dormant], pageBytes, cancellationToken))
        {
            target.AddDormant(key, state);
            read += state.Length;
            if (!await KeepUpAsync(read, pageBytes, cancellationToken))
            {
                return false;
            }

            read %= pageBytes;
        }

        return true;
    }

    /// <summary>After each page's worth of bytes, reads what was written meanwhile: a long reading is not overtaken by the owner's trimming.</summary>
    private async ValueTask<bool> KeepUpAsync(long readBytes, int pageBytes, CancellationToken cancellationToken) =>
        readBytes < pageBytes || await TailAsync(_guard.Version, parts, cancellationToken);

    /// <summary>Reads entries until none is missing.</summary>
    /// <returns>Whether the way there is whole; the guard is then that of the last entry.</returns>
    private async Task<bool> TailAsync(long from, ShardParts wanted, CancellationToken cancellationToken)
    {
        while (await reader.ReadChangesAsync(address, _guard.Epoch, from, wanted, MaxEntries, cancellationToken) is ShardChanges changes)
        {
            _cells.AddRange(changes.Entries);
            foreach (var entry in changes.Tickets)
            {
                target.AddTickets(entry);
            }

            from = changes.Through;
            if (changes.IsComplete)
            {
                _guard = changes.Guard!;
                return true;
            }
        }

        return false;
    }
}

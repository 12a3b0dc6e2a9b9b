using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Redis;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Query.Refresh;

/// <summary>
/// All shards of a group, as far as they are known. Shards have consecutive numbers; how many there are, they say themselves (the number of
/// partitions of their topics), and where they do not know, the next number is tried until it is not there.
/// </summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
/// <param name="reader">Reads shards.</param>
/// <param name="index">Receives their changes.</param>
/// <param name="options">The number of shards, and how much to read at once.</param>
/// <param name="redis">Names the keys' prefix.</param>
/// <param name="metrics">Counts reloads.</param>
/// <param name="group">The group; <see langword="null"/> for that of tickets.</param>
internal sealed class ShardSet(
    IShardReader reader, LiveIndex index, QueryOptions options, RedisOptions redis, ReaderMetrics metrics, string? group = null)
{
    private readonly List<ShardReplica> _replicas = [];
    private readonly int _maxTickets = group is null ? options.MaxTickets : 0;
    private int? _expected = group is null ? options.Shards : null;

    // Where the time did not suffice for all, the first that had to wait is the first to be read next time.
    private int _first;

    /// <summary>The shards that are loaded, by number.</summary>
    public IReadOnlyList<ShardReplica> Loaded => _replicas;

    /// <summary>Whether every shard is loaded.</summary>
    public bool IsComplete => _replicas.Count > 0 && _replicas.Count >= (_expected ?? 1);

    /// <summary>Whether no shard of the group is known: nobody consumes its topics, or not yet.</summary>
    public bool IsEmpty => _replicas.Count == 0;

    private ShardParts Parts => _maxTickets > 0 ? ShardParts.Cells | ShardParts.Tickets : ShardParts.Cells;

    /// <summary>Asks every shard what changed, to the end of what it has to say.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<RefreshOutcome> RefreshAsync(CancellationToken cancellationToken) =>
        TakeAsync(Ask(cancellationToken), static () => true, cancellationToken);

    /// <summary>Asks every known shard once what changed.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The answers on their way, for <see cref="TakeAsync(IReadOnlyList{Task{ShardReading}}, Func{bool}, CancellationToken)"/>.</returns>
    public IReadOnlyList<Task<ShardReading>> Ask(CancellationToken cancellationToken) =>
        _replicas.ConvertAll(replica => ReadAsync(replica, replica.ReadThrough, cancellationToken));

    /// <summary>Takes in what shards answered, goes on with those that have more to say, and loads those that are new.</summary>
    /// <param name="readings">The answers.</param>
    /// <param name="mayGoOn">Whether there is time to go on; what is left then comes with the next refresh.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<RefreshOutcome> TakeAsync(
        IReadOnlyList<Task<ShardReading>> readings, Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        var (first, result) = (_first, RefreshOutcome.Nothing);
        for (var i = 0; i < readings.Count; i++)
        {
            var number = (first + i) % readings.Count;
            var outcome = await TakeAsync(_replicas[number], await readings[number], mayGoOn, cancellationToken);
            if (!outcome.IsWhole && result.IsWhole)
            {
                _first = number;
            }

            result = result.And(outcome);
        }

        while (_expected is not { } expected || _replicas.Count < expected)
        {
            var next = new ShardReplica(_replicas.Count, index, _maxTickets, group);
            if (!await LoadAsync(next, cancellationToken))
            {
                break;
            }

            _replicas.Add(next);
            result = result with { IsNewer = true, HasNewCells = true };
            Expect(next);
        }

        return result;
    }

    private async Task<RefreshOutcome> TakeAsync(
        ShardReplica replica, ShardReading reading, Func<bool> mayGoOn, CancellationToken cancellationToken)
    {
        var before = (replica.Epoch, replica.Version);
        var hasNewCells = false;
        while (reading is ShardChanges changes)
        {
            // What comes next is on its way while this is taken in.
            var next = changes.IsComplete || !mayGoOn() ? null : ReadAsync(replica, changes.Through, cancellationToken);
            hasNewCells |= replica.Apply(changes);
            if (!replica.IsWhole)
            {
                // What is here now must not be shown, however little time there is: it is of no version that can be named.
                next ??= ReadAsync(replica, changes.Through, cancellationToken);
            }

            if (next is null)
            {
                Expect(replica);
                return new RefreshOutcome(before != (replica.Epoch, replica.Version), hasNewCells, changes.IsComplete);
            }

            reading = await next;
        }

        // Another owner, a server that lost commits, a log that is cut, or a shard that is gone: begin anew.
        metrics.Reloads.Inc();
        await LoadAsync(replica, cancellationToken);
        return new RefreshOutcome(IsNewer: true, HasNewCells: true, IsWhole: true);
    }

    private async Task<bool> LoadAsync(ShardReplica replica, CancellationToken cancellationToken)
    {
        if (await reader.ReadSnapshotAsync(AddressOf(replica), replica, Parts, cancellationToken) is not { } guard)
        {
            replica.Clear();
            return false;
        }

        replica.EndLoading(guard);
        return true;
    }

    private void Expect(ShardReplica replica)
    {
        if ((group is not null || options.Shards is null) && replica.Meta is { } meta)
        {
            foreach (var topic in meta.Topics)
            {
                _expected = topic.PartitionCount > (_expected ?? 0) ? topic.PartitionCount : _expected;
            }
        }
    }

    private Task<ShardReading> ReadAsync(ShardReplica replica, long version, CancellationToken cancellationToken) =>
        reader.ReadChangesAsync(AddressOf(replica), replica.Epoch, version, Parts, options.MaxEntries, cancellationToken);

    private ShardAddress AddressOf(ShardReplica replica) => new(redis.KeyPrefix, group ?? options.ShardGroup, replica.Number);
}

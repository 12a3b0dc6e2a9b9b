using Streaming.Domain.Shards;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Query.Tests.Support;

/// <summary>Reads shards that live in this process, and counts the questions.</summary>
public sealed class FakeShardReader(params FakeShard[] shards) : IShardReader
{
    private readonly Lock _lock = new();

    public int Questions { get; private set; }

    public int Snapshots { get; private set; }

    /// <summary>Most entries of one answer, whatever is asked.</summary>
    public int EntriesPerAnswer { get; set; } = int.MaxValue;

    /// <summary>Called at every question, before it is answered.</summary>
    public Action? Asked { get; set; }

    /// <summary>Thrown by every question, once set.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Changes shards while nobody reads them.</summary>
    public void Change(Action<FakeShard[]> change)
    {
        lock (_lock)
        {
            change(shards);
        }
    }

    public Task<ShardReading> ReadChangesAsync(
        ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, ShardParts parts, int maxEntries, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Questions++;
            Asked?.Invoke();
            if (Fault is { } fault)
            {
                return Task.FromException<ShardReading>(fault);
            }

            return Task.FromResult(Read(address, knownEpoch, knownVersion, maxEntries));
        }
    }

    public Task<ReadOnlyMemory<byte>?> ReadDormantAsync(ShardAddress address, ReadOnlyMemory<byte> key, CancellationToken cancellationToken) =>
        Task.FromResult<ReadOnlyMemory<byte>?>(null);

    public Task<ShardGuard?> ReadSnapshotAsync(ShardAddress address, IShardSnapshotTarget target, ShardParts parts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (Find(address) is not { } shard)
            {
                return Task.FromResult<ShardGuard?>(null);
            }

            Snapshots++;
            shard.GiveTo(target);
            return Task.FromResult<ShardGuard?>(shard.Guard);
        }
    }

    private ShardReading Read(ShardAddress address, ShardEpoch? knownEpoch, long knownVersion, int maxEntries)
    {
        if (Find(address) is not { } shard)
        {
            return new ShardAbsent();
        }

        if (knownEpoch != shard.Epoch)
        {
            return new ShardReload(shard.Guard, ReloadReason.OtherEpoch);
        }

        if (knownVersion + 1 < shard.OldestEntry && knownVersion < shard.Version)
        {
            return new ShardReload(shard.Guard, ReloadReason.Trimmed);
        }

        var all = shard.EntriesAfter(knownVersion);
        var some = all.Take(Math.Min(maxEntries, EntriesPerAnswer)).ToList();
        return new ShardChanges(shard.Guard, some.Count < all.Count ? some[^1].Version : shard.Version, some);
    }

    private FakeShard? Find(ShardAddress address) => address.Group == "tickets" ? Array.Find(shards, shard => shard.Number == address.Number) : null;
}

using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>A store that a test may step into; all else the real one does.</summary>
internal sealed class WatchedStore(IShardStore store) : IShardStore
{
    /// <summary>Runs before a guard is read.</summary>
    public Func<Task>? BeforeGuard { get; set; }

    /// <summary>Runs before a shard is taken over.</summary>
    public Func<Task>? BeforeAcquire { get; set; }

    /// <summary>Runs before a commit is begun.</summary>
    public Action<ShardAddress, ShardCommit>? BeforeCommit { get; set; }

    public async Task<AcquireResult> AcquireAsync(ShardAddress address, CancellationToken cancellationToken)
    {
        if (BeforeAcquire is { } before)
        {
            await before();
        }

        return await store.AcquireAsync(address, cancellationToken);
    }

    public Task<CommitResult> CommitAsync(ShardAddress address, ShardCommit commit, CancellationToken cancellationToken)
    {
        BeforeCommit?.Invoke(address, commit);
        return store.CommitAsync(address, commit, cancellationToken);
    }

    public Task<CommitResult> ResetAsync(ShardAddress address, ShardEpoch epoch, CancellationToken cancellationToken) =>
        store.ResetAsync(address, epoch, cancellationToken);

    public async Task<ShardGuard?> ReadGuardAsync(ShardAddress address, CancellationToken cancellationToken)
    {
        if (BeforeGuard is { } before)
        {
            await before();
        }

        return await store.ReadGuardAsync(address, cancellationToken);
    }

    public IAsyncEnumerable<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value)> ReadAsync(
        ShardAddress address, ShardHash hash, CancellationToken cancellationToken) => store.ReadAsync(address, hash, cancellationToken);

    public Task<StoredPage> ReadPageAsync(ShardAddress address, ShardHash hash, string cursor, int fields, CancellationToken cancellationToken) =>
        store.ReadPageAsync(address, hash, cursor, fields, cancellationToken);

    public Task<IReadOnlyList<ReadOnlyMemory<byte>?>> FetchDormantAsync(
        ShardAddress address, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken) =>
        store.FetchDormantAsync(address, keys, cancellationToken);
}

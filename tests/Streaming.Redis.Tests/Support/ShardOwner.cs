using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests.Support;

/// <summary>An owner of a shard that counts its versions.</summary>
internal sealed class ShardOwner(IShardStore store, ShardAddress address, ShardGuard guard)
{
    private long _version = guard.Version;

    public ShardEpoch Epoch => guard.Epoch;

    public ShardAddress Address => address;

    /// <summary>The version of the commit that was begun last.</summary>
    public long Version => _version;

    public static async Task<ShardOwner> AcquireAsync(IShardStore store, ShardAddress address)
    {
        var acquired = Assert.IsType<ShardAcquired>(await store.AcquireAsync(address, CancellationToken.None));
        return new ShardOwner(store, address, acquired.Guard);
    }

    /// <summary>Begins the next commit.</summary>
    public Task<CommitResult> CommitAsync(params FieldWrite[] writes) => CommitAsync([], writes);

    /// <summary>Begins the next commit, with meta.</summary>
    public Task<CommitResult> CommitAsync(byte[] meta, params FieldWrite[] writes) =>
        store.CommitAsync(address, Next(meta, writes), CancellationToken.None);

    /// <summary>Makes the next commit without beginning it.</summary>
    public ShardCommit Next(byte[] meta, params FieldWrite[] writes) =>
        new(guard.Epoch, ++_version, meta, writes, writes.Sum(write => write.Field.Length + (write.Value?.Length ?? 0)));
}

using Streaming.Domain.Shards;

namespace Streaming.Redis.Shards;

/// <summary>Where shards live, as their owners see it. Safe for use by many threads; one shard has one owner, which calls in order.</summary>
/// <remarks>
/// Except for <see cref="CommitAsync"/>, which finds out what became of a commit however long that takes, a method throws what the
/// client throws when the server cannot be reached (<see cref="StackExchange.Redis.RedisException"/>, <see cref="TimeoutException"/>):
/// the caller tries again.
/// </remarks>
public interface IShardStore
{
    /// <summary>
    /// Takes a shard over: raises its epoch in one atomic step, before anything is read, so that no earlier owner can commit any more,
    /// and compares the number of fields in each part with what the commits counted.
    /// </summary>
    /// <param name="address">The shard; it comes into being when it is not there.</param>
    /// <param name="cancellationToken">Gives up; the epoch may have been raised, but not where this was so before the call.</param>
    Task<AcquireResult> AcquireAsync(ShardAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Performs a commit in one atomic step, if the stored epoch is the commit's and the stored version is the one before it. A lost
    /// reply is settled by reading the guard again, and a commit that never arrived is sent again, with back-off, until the outcome is known.
    /// </summary>
    /// <remarks>
    /// Commits of one shard may be in flight together when they are begun in the order of their versions: they travel in that order, and
    /// a refused one lets every later one be refused. The commit's memory must stay untouched until the task ends.
    /// </remarks>
    /// <param name="address">The shard.</param>
    /// <param name="commit">What to store.</param>
    /// <param name="cancellationToken">Gives up; the outcome is then unknown, and the shard must be acquired again before it is used.</param>
    /// <exception cref="StackExchange.Redis.RedisServerException">The server rejected the commit for a reason that waiting cannot cure.</exception>
    Task<CommitResult> CommitAsync(ShardAddress address, ShardCommit commit, CancellationToken cancellationToken);

    /// <summary>Empties a shard for a rebuild. Its version goes on rising, so that readers notice.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="epoch">The owner's epoch.</param>
    /// <param name="cancellationToken">Gives up; the shard may have been emptied.</param>
    /// <returns>The guard to follow, or a refusal when the epoch is no longer the owner's.</returns>
    Task<CommitResult> ResetAsync(ShardAddress address, ShardEpoch epoch, CancellationToken cancellationToken);

    /// <summary>Reads the guard.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>The guard, or <see langword="null"/> when the shard was never acquired.</returns>
    Task<ShardGuard?> ReadGuardAsync(ShardAddress address, CancellationToken cancellationToken);

    /// <summary>
    /// Reads one part of a shard whole, in pages of about <see cref="RedisOptions.ReadPageBytes"/>, in no order. Only its owner may call
    /// this, after acquiring and before its first commit: since nobody else can commit then, all pages belong to one version.
    /// </summary>
    /// <remarks>A field may be given twice, with the same value, when Redis reorganises the hash meanwhile: values are absolute, so this does no harm.</remarks>
    /// <param name="address">The shard.</param>
    /// <param name="hash">The part.</param>
    /// <param name="cancellationToken">Gives up.</param>
    IAsyncEnumerable<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value)> ReadAsync(ShardAddress address, ShardHash hash, CancellationToken cancellationToken);

    /// <summary>Reads some fields of one part of a shard, while its owner may go on committing.</summary>
    /// <remarks>Pages read one after the other hold every field that is there from the first to the last of them; on Garnet some may be left out, until the next round.</remarks>
    /// <param name="address">The shard.</param>
    /// <param name="hash">The part.</param>
    /// <param name="cursor">Where the page begins: <c>0</c>, or what the page before says.</param>
    /// <param name="fields">About how many fields.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<StoredPage> ReadPageAsync(ShardAddress address, ShardHash hash, string cursor, int fields, CancellationToken cancellationToken);

    /// <summary>Fetches dormant tickets in one pipelined read.</summary>
    /// <param name="address">The shard.</param>
    /// <param name="keys">The tickets' keys.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>One state for each key, in the order of the keys; <see langword="null"/> where none is stored.</returns>
    Task<IReadOnlyList<ReadOnlyMemory<byte>?>> FetchDormantAsync(ShardAddress address, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken);
}

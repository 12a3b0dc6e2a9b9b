using Streaming.Domain.Shards;

namespace Streaming.Redis.Shards;

/// <summary>What came of acquiring a shard. Either way the epoch has been raised: whoever owned the shard before can commit no more.</summary>
/// <param name="Guard">The guard, with the new owner's epoch.</param>
public abstract record AcquireResult(ShardGuard Guard);

/// <summary>The shard is this owner's, and whole.</summary>
/// <param name="Guard">The guard, with the new owner's epoch.</param>
public sealed record ShardAcquired(ShardGuard Guard) : AcquireResult(Guard);

/// <summary>
/// The shard is this owner's, but what is stored is not what was committed: it must not be loaded. Way on: <see cref="IShardStore.ResetAsync"/>
/// and a rebuild by replay.
/// </summary>
/// <param name="Guard">The guard, with the new owner's epoch.</param>
/// <param name="Mismatches">Every part that differs; at least one.</param>
public sealed record ShardCountsMismatch(ShardGuard Guard, IReadOnlyList<CountMismatch> Mismatches) : AcquireResult(Guard)
{
    /// <summary>The differences in words, for logs and errors.</summary>
    public string Describe() => string.Join("; ", Mismatches.Select(m => $"{m.Hash}: {m.Stored} fields were committed, {m.Found} are there"));
}

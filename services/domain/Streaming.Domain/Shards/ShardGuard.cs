namespace Streaming.Domain.Shards;

/// <summary>What stands at the head of a stored shard: who owns it, its version, and what the owner said of it.</summary>
/// <param name="Epoch">The owner's epoch.</param>
/// <param name="Version">Rises by one at each commit; 0 for a shard that was never committed.</param>
/// <param name="Meta">The owner's own words about the shard (encoded <c>ShardMeta</c>); empty before the first commit.</param>
/// <param name="StoredCounts">Number of fields that each <see cref="ShardHash"/> must hold, in enum order, as counted by the commits.</param>
public sealed record ShardGuard(ShardEpoch Epoch, long Version, ReadOnlyMemory<byte> Meta, IReadOnlyList<long> StoredCounts);

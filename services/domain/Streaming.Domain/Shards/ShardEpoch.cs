namespace Streaming.Domain.Shards;

/// <summary>
/// A term of ownership of a shard. Acquiring a shard raises the counter and draws a new nonce, so that two owners never hold the same
/// epoch, not even after a failover of the store that lost the newest counter.
/// </summary>
/// <param name="Counter">Rises by one at each acquisition.</param>
/// <param name="Nonce">Random.</param>
public readonly record struct ShardEpoch(long Counter, ulong Nonce);

using Streaming.Domain.Shards;

namespace Streaming.Redis.Shards;

/// <summary>A part of a shard that does not hold what the commits put there: something else deleted, evicted or wrote.</summary>
/// <param name="Hash">The part.</param>
/// <param name="Stored">Number of fields according to the commits.</param>
/// <param name="Found">Number of fields that are there.</param>
public readonly record struct CountMismatch(ShardHash Hash, long Stored, long Found);

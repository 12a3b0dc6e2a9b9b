using Streaming.Domain.Shards;

namespace Streaming.Redis.Shards;

/// <summary>What came of a guarded step: known, never guessed.</summary>
/// <param name="Applied">
/// Whether the step is stored. If not, another owner took the shard or the server lost commits: the owner drops its cache, acquires
/// again and seeks.
/// </param>
/// <param name="Current">
/// The guard that stands now. <see langword="null"/> after an applied commit, whose owner knows it, and where the shard is no longer there.
/// </param>
public readonly record struct CommitResult(bool Applied, ShardGuard? Current);

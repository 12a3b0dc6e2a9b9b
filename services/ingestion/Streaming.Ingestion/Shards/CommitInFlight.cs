using Streaming.Domain.Shards;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>A commit on its way to the store.</summary>
/// <param name="Commit">The commit; disposed once it is settled.</param>
/// <param name="Answer">Ends when the outcome is known.</param>
/// <param name="NextOffsets">The next offset of each partition that the commit stores, in the group's order.</param>
/// <param name="Started">When it was begun, as a time stamp of the clock.</param>
/// <param name="Events">Events that it contains.</param>
internal sealed record CommitInFlight(ShardCommit Commit, Task<CommitResult> Answer, long[] NextOffsets, long Started, int Events);

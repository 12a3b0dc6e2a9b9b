namespace Streaming.Ingestion.Shards;

/// <summary>What came of loading a shard: the shard, or the fault that keeps it from running.</summary>
/// <param name="Shard">The shard; <see langword="null"/> with a fault.</param>
/// <param name="Fault">The fault; <see langword="null"/> with a shard.</param>
internal sealed record LoadResult(LoadedShard? Shard, ShardFault? Fault)
{
    /// <summary>It stands still.</summary>
    public static LoadResult Stopped(ShardFault fault) => new(null, fault);
}

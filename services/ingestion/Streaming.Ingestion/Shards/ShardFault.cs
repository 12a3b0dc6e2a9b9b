namespace Streaming.Ingestion.Shards;

/// <summary>Why a shard stands still until somebody acts.</summary>
/// <param name="Name">One of <see cref="Contracts.ShardFaults"/>.</param>
/// <param name="Message">What is wrong, with the values, and what to do.</param>
internal sealed record ShardFault(string Name, string Message);

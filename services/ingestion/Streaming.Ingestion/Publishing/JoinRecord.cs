namespace Streaming.Ingestion.Publishing;

/// <summary>What one partition of customers is told by one commit of a shard of tickets.</summary>
/// <param name="Partition">The partition.</param>
/// <param name="Value">The record's value.</param>
/// <param name="TimestampMs">The newest time in it, Unix milliseconds.</param>
internal readonly record struct JoinRecord(int Partition, byte[] Value, long TimestampMs);

namespace Streaming.Redis.Reading;

/// <summary>One entry of a shard's cell log or ticket log.</summary>
/// <param name="Version">The version that wrote it.</param>
/// <param name="Value">What that commit changed, absolute.</param>
public readonly record struct ShardLogEntry(long Version, ReadOnlyMemory<byte> Value);

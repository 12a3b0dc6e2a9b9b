namespace Streaming.Redis.Shards;

/// <summary>Some fields of a part of a shard.</summary>
/// <param name="Cursor">Where the next page begins; <c>0</c> where this was the last.</param>
/// <param name="Fields">The fields with their values.</param>
public sealed record StoredPage(string Cursor, IReadOnlyList<(ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte> Value)> Fields);

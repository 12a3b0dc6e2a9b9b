namespace Streaming.Domain.Shards;

/// <summary>One field to be set or deleted by a commit.</summary>
/// <param name="Hash">The part of the shard that holds the field.</param>
/// <param name="Field">The field's name.</param>
/// <param name="Value">The new value; <see langword="null"/> deletes the field.</param>
public readonly record struct FieldWrite(ShardHash Hash, ReadOnlyMemory<byte> Field, ReadOnlyMemory<byte>? Value);

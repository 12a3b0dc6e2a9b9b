using System.Buffers.Binary;

namespace Streaming.Redis.Shards;

/// <summary>The field of a log entry: the version that wrote it, 8 bytes, big-endian.</summary>
public static class LogField
{
    /// <summary>Bytes of a version.</summary>
    public const int Length = sizeof(long);

    /// <summary>The field of a version's entry.</summary>
    /// <param name="version">The version, not negative.</param>
    public static byte[] Of(long version)
    {
        var field = new byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(field, version);
        return field;
    }

    /// <summary>The version that a log entry's field names.</summary>
    /// <param name="field">At least <see cref="Length"/> bytes.</param>
    /// <exception cref="InvalidDataException">There are fewer bytes.</exception>
    public static long Version(ReadOnlyMemory<byte> field) => field.Length >= Length
        ? BinaryPrimitives.ReadInt64BigEndian(field.Span)
        : throw new InvalidDataException($"A log entry's field is a version of {Length} bytes; here are only {field.Length}.");
}

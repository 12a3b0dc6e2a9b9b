using System.Buffers.Binary;
using System.Numerics;

namespace Streaming.Domain.Binary;

/// <summary>The number format of <see cref="ByteWriter"/>, into memory that the caller knows to be large enough.</summary>
internal static class Varint
{
    /// <summary>Most bytes of a number.</summary>
    public const int MaxBytes = 10;

    /// <summary>The highest bit of each of eight bytes, set where further bytes of the number follow: where it is not set, a number ends.</summary>
    public const ulong MoreBits = 0x8080808080808080;

    /// <summary>Writes a number that is never negative.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="at">The first byte to write.</param>
    /// <param name="value">The number.</param>
    /// <returns>The byte after the last one written.</returns>
    public static int Write(Span<byte> destination, int at, ulong value)
    {
        while (value >= 0x80)
        {
            destination[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        destination[at++] = (byte)value;
        return at;
    }

    /// <summary>Writes a number of either sign.</summary>
    /// <param name="destination">Where to.</param>
    /// <param name="at">The first byte to write.</param>
    /// <param name="value">The number.</param>
    /// <returns>The byte after the last one written.</returns>
    public static int WriteSigned(Span<byte> destination, int at, long value) =>
        Write(destination, at, (ulong)((value << 1) ^ (value >> 63)));

    /// <summary>How many bytes a number that is never negative takes.</summary>
    /// <param name="value">The number.</param>
    public static int Length(ulong value) => (BitOperations.Log2(value | 1) / 7) + 1;

    /// <summary>How many bytes a number of either sign takes.</summary>
    /// <param name="value">The number.</param>
    public static int SignedLength(long value) => Length((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Reads a number that is never negative.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="at">The first byte to read; then the byte after the last one.</param>
    public static ulong Read(ReadOnlySpan<byte> source, ref int at)
    {
        var value = 0UL;
        for (var shift = 0; ; shift += 7)
        {
            var next = source[at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }
    }

    /// <summary>Reads a number of either sign.</summary>
    /// <param name="source">Where from.</param>
    /// <param name="at">The first byte to read; then the byte after the last one.</param>
    public static long ReadSigned(ReadOnlySpan<byte> source, ref int at)
    {
        var value = Read(source, ref at);
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>How many bytes of eight there are up to the first one that ends a number.</summary>
    /// <param name="ends">Those of <see cref="MoreBits"/> that are not set; at least one.</param>
    public static int BytesTo(ulong ends) => (BitOperations.TrailingZeroCount(ends) / 8) + 1;

    /// <summary>Passes over numbers.</summary>
    /// <param name="source">Where they stand.</param>
    /// <param name="at">The first byte of the first one.</param>
    /// <param name="count">How many.</param>
    /// <returns>The byte after the last one.</returns>
    public static int Skip(ReadOnlySpan<byte> source, int at, int count)
    {
        // Each number ends with the one of its bytes whose first bit is not set: eight bytes are counted at once.
        while (count >= 8 && source.Length - at >= 8)
        {
            var ends = ~BinaryPrimitives.ReadUInt64LittleEndian(source[at..]) & MoreBits;
            count -= BitOperations.PopCount(ends);
            at += 8;
        }

        while (count > 0)
        {
            count -= source[at++] < 0x80 ? 1 : 0;
        }

        return at;
    }
}

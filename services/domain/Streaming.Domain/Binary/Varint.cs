namespace Streaming.Domain.Binary;

/// <summary>The number format of <see cref="ByteWriter"/>, into memory that the caller knows to be large enough.</summary>
internal static class Varint
{
    /// <summary>Most bytes of a number.</summary>
    public const int MaxBytes = 10;

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
}

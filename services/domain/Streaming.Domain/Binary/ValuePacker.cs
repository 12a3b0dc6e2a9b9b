using K4os.Compression.LZ4;

namespace Streaming.Domain.Binary;

/// <summary>
/// The packed form of large stored values: a mark, their plain length, and an LZ4 block. No plain value begins with the mark, for each begins with its
/// format or with a version, greatest byte first.
/// </summary>
internal static class ValuePacker
{
    private const byte Mark = 0xFF;

    // A mark, and a varint of the plain length.
    private const int MostHeadBytes = 6;

    // No commit comes near this, so whoever says more has other bytes in hand.
    private const int MostPlainBytes = 256 << 20;

    /// <summary>Values of fewer bytes are left as they are: little is won.</summary>
    public const int LeastBytes = 1024;

    /// <summary>The most bytes that a packed value can have.</summary>
    /// <param name="plainBytes">Its plain length.</param>
    public static int MostPackedBytes(int plainBytes) => MostHeadBytes + LZ4Codec.MaximumOutputSize(plainBytes);

    /// <summary>Packs a value.</summary>
    /// <param name="plain">The value.</param>
    /// <param name="packed">Room for <see cref="MostPackedBytes"/>.</param>
    /// <returns>How many bytes the packed value has.</returns>
    public static int Pack(ReadOnlySpan<byte> plain, Span<byte> packed)
    {
        packed[0] = Mark;
        var head = Varint.Write(packed, 1, (uint)plain.Length);
        return head + LZ4Codec.Encode(plain, packed[head..]);
    }

    /// <summary>Whether a stored value is packed.</summary>
    /// <param name="stored">The value.</param>
    public static bool IsPacked(ReadOnlySpan<byte> stored) => !stored.IsEmpty && stored[0] == Mark;

    /// <summary>The plain length of a packed value.</summary>
    /// <param name="stored">The value.</param>
    /// <param name="packed">What <see cref="TryUnpack"/> takes.</param>
    /// <exception cref="InvalidDataException">The bytes say what cannot be.</exception>
    public static int ReadLength(ReadOnlySpan<byte> stored, out ReadOnlySpan<byte> packed)
    {
        var reader = new ByteReader(stored);
        reader.ReadByte();
        var length = reader.ReadInt();
        packed = stored[reader.Consumed..];
        return length is > 0 and <= MostPlainBytes ? length : throw new InvalidDataException($"A packed value says that it has {length} bytes.");
    }

    /// <summary>Unpacks a value.</summary>
    /// <param name="packed">Its packed bytes.</param>
    /// <param name="plain">Room for exactly its plain length.</param>
    /// <returns>Whether the bytes are such a value.</returns>
    public static bool TryUnpack(ReadOnlySpan<byte> packed, Span<byte> plain) => LZ4Codec.Decode(packed, plain) == plain.Length;
}

using System.Buffers.Binary;

namespace Streaming.Domain.Binary;

/// <summary>Reads what <see cref="ByteWriter"/> wrote.</summary>
/// <remarks>Every read throws <see cref="InvalidDataException"/> where the bytes end too early or say what cannot be.</remarks>
public ref struct ByteReader
{
    private readonly ReadOnlySpan<byte> _bytes;

    /// <summary>A reader at the start of some bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public ByteReader(ReadOnlySpan<byte> bytes)
    {
        _bytes = bytes;
    }

    /// <summary>Bytes read so far.</summary>
    public int Consumed { get; private set; }

    /// <summary>Whether all bytes are read.</summary>
    public readonly bool IsAtEnd => Consumed == _bytes.Length;

    /// <summary>Reads one byte.</summary>
    public byte ReadByte()
    {
        if (Consumed >= _bytes.Length)
        {
            throw Truncated();
        }

        return _bytes[Consumed++];
    }

    /// <summary>Reads a number that is never negative.</summary>
    public ulong ReadUnsigned()
    {
        var at = Consumed;
        var bytes = _bytes;
        if ((uint)at < (uint)bytes.Length && bytes[at] < 0x80)
        {
            Consumed = at + 1;
            return bytes[at];
        }

        return ReadLong();
    }

    /// <summary>Reads a number of either sign.</summary>
    public long ReadSigned()
    {
        var value = ReadUnsigned();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    /// <summary>Reads a number of things that follow, each of at least one byte.</summary>
    public int ReadLength()
    {
        var value = ReadUnsigned();
        if (value > (ulong)(_bytes.Length - Consumed))
        {
            throw Truncated();
        }

        return (int)value;
    }

    /// <summary>Reads a number that fits an <see cref="int"/>.</summary>
    public int ReadInt()
    {
        var value = ReadUnsigned();
        return value <= int.MaxValue ? (int)value : throw new InvalidDataException("A stored number has more than 31 bits.");
    }

    /// <summary>Reads eight bytes, greatest first.</summary>
    public long ReadBigEndian() => BinaryPrimitives.ReadInt64BigEndian(ReadRaw(8));

    /// <summary>Reads bytes behind their number.</summary>
    public ReadOnlySpan<byte> ReadBytes() => ReadRaw(ReadLength());

    /// <summary>Reads bytes as they are.</summary>
    /// <param name="count">How many.</param>
    public ReadOnlySpan<byte> ReadRaw(int count)
    {
        if (_bytes.Length - Consumed < count)
        {
            throw Truncated();
        }

        var read = _bytes.Slice(Consumed, count);
        Consumed += count;
        return read;
    }

    /// <summary>What has been read since an earlier moment.</summary>
    /// <param name="start">The value of <see cref="Consumed"/> at that moment.</param>
    public readonly ReadOnlySpan<byte> From(int start) => _bytes[start..Consumed];

    /// <summary>Reads text behind its length in bytes.</summary>
    public string ReadText() => System.Text.Encoding.UTF8.GetString(ReadBytes());

    private ulong ReadLong()
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = ReadByte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80)
            {
                return value;
            }
        }

        throw new InvalidDataException("A stored number has more than 64 bits.");
    }

    private static InvalidDataException Truncated() => new("A stored value ends too early.");
}

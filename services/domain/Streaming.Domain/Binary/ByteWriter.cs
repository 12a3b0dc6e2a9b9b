using System.Buffers;
using System.Buffers.Binary;

namespace Streaming.Domain.Binary;

/// <summary>
/// Writes the compact binary forms of stored values: numbers as base-128 varints, signed ones zig-zagged, text behind its length. Grows
/// into pooled arrays; <see cref="Dispose"/> gives them back.
/// </summary>
public ref struct ByteWriter
{
    private byte[] _buffer;
    private bool _isLent;

    /// <summary>A writer with room for a first number of bytes.</summary>
    /// <param name="capacity">Bytes; more are found when needed.</param>
    public ByteWriter(int capacity)
    {
        _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    }

    /// <summary>A writer that begins in the caller's own array; what does not fit there goes into a pooled one.</summary>
    /// <param name="buffer">The array, for nobody else until the writer is disposed.</param>
    public ByteWriter(byte[] buffer)
    {
        (_buffer, _isLent) = (buffer, true);
    }

    /// <summary>Bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>What was written.</summary>
    public readonly ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>Writes one byte.</summary>
    /// <param name="value">The byte.</param>
    public void WriteByte(byte value)
    {
        Ensure(1);
        _buffer[Length++] = value;
    }

    /// <summary>Writes a number that is never negative.</summary>
    /// <param name="value">The number.</param>
    public void WriteUnsigned(ulong value)
    {
        var (buffer, at) = (_buffer, Length);
        if (value < 0x80 && (uint)at < (uint)buffer.Length)
        {
            buffer[at] = (byte)value;
            Length = at + 1;
        }
        else
        {
            WriteLong(value);
        }
    }

    /// <summary>Writes a number of either sign.</summary>
    /// <param name="value">The number.</param>
    public void WriteSigned(long value) => WriteUnsigned((ulong)((value << 1) ^ (value >> 63)));

    /// <summary>Writes eight bytes, greatest first, so that the bytes sort as the numbers do.</summary>
    /// <param name="value">The number.</param>
    public void WriteBigEndian(long value)
    {
        Ensure(8);
        BinaryPrimitives.WriteInt64BigEndian(_buffer.AsSpan(Length), value);
        Length += 8;
    }

    /// <summary>Writes bytes behind their number.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteBytes(ReadOnlySpan<byte> bytes)
    {
        WriteUnsigned((ulong)bytes.Length);
        WriteRaw(bytes);
    }

    /// <summary>Writes bytes as they are.</summary>
    /// <param name="bytes">The bytes.</param>
    public void WriteRaw(ReadOnlySpan<byte> bytes)
    {
        Ensure(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(Length));
        Length += bytes.Length;
    }

    /// <summary>Room that the caller writes into itself; <see cref="Advance"/> keeps what was written.</summary>
    /// <param name="bytes">The most that will be written.</param>
    internal Span<byte> Reserve(int bytes)
    {
        Ensure(bytes);
        return _buffer.AsSpan(Length, bytes);
    }

    /// <summary>Keeps the first bytes of the room that <see cref="Reserve"/> gave.</summary>
    /// <param name="bytes">How many.</param>
    internal void Advance(int bytes) => Length += bytes;

    /// <summary>Bytes that were written before, to be changed.</summary>
    /// <param name="start">The first of them.</param>
    /// <param name="count">How many.</param>
    internal readonly Span<byte> At(int start, int count) => _buffer.AsSpan(start, count);

    /// <summary>Writes text as UTF-8 behind its length in bytes.</summary>
    /// <param name="text">The text.</param>
    public void WriteText(string text)
    {
        var bytes = System.Text.Encoding.UTF8.GetByteCount(text);
        WriteUnsigned((ulong)bytes);
        Ensure(bytes);
        System.Text.Encoding.UTF8.GetBytes(text, _buffer.AsSpan(Length));
        Length += bytes;
    }

    /// <summary>Hands the pooled array over to the caller, who returns it; the writer is disposed by that.</summary>
    /// <returns>An array that begins with what was written.</returns>
    internal byte[] Detach()
    {
        var array = _buffer;
        if (_isLent)
        {
            array = ArrayPool<byte>.Shared.Rent(Length);
            Written.CopyTo(array);
        }

        (_buffer, _isLent) = ([], true);
        return array;
    }

    /// <summary>Starts again, keeping the room.</summary>
    public void Clear() => Length = 0;

    /// <summary>Gives the room back.</summary>
    public readonly void Dispose()
    {
        if (_buffer is not null && !_isLent)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    private void WriteLong(ulong value)
    {
        Ensure(10);
        var buffer = _buffer;
        var at = Length;
        while (value >= 0x80)
        {
            buffer[at++] = (byte)(value | 0x80);
            value >>= 7;
        }

        buffer[at++] = (byte)value;
        Length = at;
    }

    private void Ensure(int bytes)
    {
        if (_buffer.Length - Length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + bytes));
        _buffer.AsSpan(0, Length).CopyTo(larger);
        Dispose();
        (_buffer, _isLent) = (larger, false);
    }
}

using System.Buffers;

namespace Streaming.Domain.Binary;

/// <summary>A stored value as it was before it was packed, for as long as it is looked at; one that was not packed as it is.</summary>
/// <remarks>Disposing gives the memory back: nothing may keep <see cref="Bytes"/> beyond that.</remarks>
public readonly ref struct PlainValue : IDisposable
{
    private readonly byte[]? _rented;

    private PlainValue(byte[]? rented, ReadOnlySpan<byte> bytes)
    {
        _rented = rented;
        Bytes = bytes;
    }

    /// <summary>The value.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    /// <summary>Unpacks a stored value, if it is packed.</summary>
    /// <param name="stored">The value as the store has it.</param>
    /// <exception cref="InvalidDataException">The bytes are marked as packed, and are not.</exception>
    public static PlainValue Of(ReadOnlySpan<byte> stored)
    {
        if (!ValuePacker.IsPacked(stored))
        {
            return new PlainValue(null, stored);
        }

        var length = ValuePacker.ReadLength(stored, out var packed);
        var array = ArrayPool<byte>.Shared.Rent(length);
        var plain = array.AsSpan(0, length);
        if (!ValuePacker.TryUnpack(packed, plain))
        {
            ArrayPool<byte>.Shared.Return(array);
            throw new InvalidDataException("A stored value is marked as packed and cannot be unpacked.");
        }

        return new PlainValue(array, plain);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }
}

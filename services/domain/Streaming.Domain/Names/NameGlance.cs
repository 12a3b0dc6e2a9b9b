using System.Buffers.Binary;
using System.Numerics;

namespace Streaming.Domain.Names;

/// <summary>What is seen of a name at a glance: its length, its first and its last bytes. Of a short name that is all of it.</summary>
internal readonly struct NameGlance
{
    private const int WordBytes = 8;

    private readonly ulong _head;
    private readonly ulong _tail;
    private readonly int _length;
    private readonly int _tenant;
    private readonly NameKind _kind;

    /// <summary>Looks at a name.</summary>
    /// <param name="kind">What is named.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="utf8">The name; not empty.</param>
    public NameGlance(NameKind kind, NameId tenant, ReadOnlySpan<byte> utf8)
    {
        (_kind, _tenant, _length) = (kind, tenant.Value, utf8.Length);
        if (utf8.Length >= WordBytes)
        {
            _head = BinaryPrimitives.ReadUInt64LittleEndian(utf8);
            _tail = BinaryPrimitives.ReadUInt64LittleEndian(utf8[^WordBytes..]);
        }
        else if (utf8.Length >= WordBytes / 2)
        {
            _head = BinaryPrimitives.ReadUInt32LittleEndian(utf8);
            _tail = BinaryPrimitives.ReadUInt32LittleEndian(utf8[^(WordBytes / 2)..]);
        }
        else
        {
            _head = utf8[0];
            _tail = ((ulong)utf8[utf8.Length / 2] << 8) | utf8[^1];
        }
    }

    /// <summary>Whether names that look alike are the same, and need not be compared byte by byte.</summary>
    public bool IsWhole => _length <= 2 * WordBytes;

    /// <summary>Mixes what is seen; cheap, and nothing that keeps anybody from preparing names that mix alike.</summary>
    /// <param name="bits">Bits of the result.</param>
    public int Mix(int bits)
    {
        var mixed = _head ^ BitOperations.RotateLeft(_tail, 29) ^ ((ulong)_kind << 56) ^ ((ulong)_tenant << 32) ^ (ulong)_length;
        return (int)((mixed * 0x9E3779B97F4A7C15) >> (64 - bits));
    }

    /// <summary>Whether two names look alike.</summary>
    /// <param name="other">The other one.</param>
    public bool IsLike(in NameGlance other) =>
        _head == other._head && _tail == other._tail && _length == other._length && _tenant == other._tenant && _kind == other._kind;
}

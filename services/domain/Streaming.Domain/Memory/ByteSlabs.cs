using System.Runtime.InteropServices;

namespace Streaming.Domain.Memory;

/// <summary>
/// Memory for very many small things: blocks of a few units, cut out of large arrays and used again once they are given back. A block is
/// named by a number, so the collector has nothing to follow however many blocks there are.
/// </summary>
/// <remarks>Holds at most what its user has used at once. Not safe for use by two threads at once.</remarks>
internal sealed class ByteSlabs
{
    private const int SlabBytes = 64 * 1024;
    private const int None = -1;

    private readonly List<byte[]> _slabs = [];
    private readonly int _unitBits;
    private readonly int _slabBits;

    // The first free block of each size; a free block begins with the number of the next one.
    private readonly int[] _free;
    private int _next;
    private int _end;

    /// <summary>No blocks yet.</summary>
    /// <param name="unitBytes">Bytes of a unit: a power of two, at least 4.</param>
    /// <param name="maxUnits">Most units of a block.</param>
    public ByteSlabs(int unitBytes, int maxUnits)
    {
        _unitBits = int.Log2(unitBytes);
        _slabBits = int.Log2(SlabBytes / unitBytes);
        _free = new int[maxUnits + 1];
        Array.Fill(_free, None);
    }

    /// <summary>Bytes of all slabs.</summary>
    public long Bytes => (long)_slabs.Count * SlabBytes;

    /// <summary>The units that a number of bytes needs.</summary>
    /// <param name="bytes">At least 1.</param>
    public int UnitsFor(int bytes) => ((bytes - 1) >> _unitBits) + 1;

    /// <summary>A block; what it holds is left over from its last use.</summary>
    /// <param name="units">Its size.</param>
    /// <returns>The block's number, 0 or more.</returns>
    public int Rent(int units)
    {
        var free = _free[units];
        if (free != None)
        {
            _free[units] = MemoryMarshal.Read<int>(Block(free, units));
            return free;
        }

        if (_end - _next < units)
        {
            AddSlab();
        }

        var block = _next;
        _next += units;
        return block;
    }

    /// <summary>Takes a block back.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="units">Its size.</param>
    public void Return(int block, int units)
    {
        MemoryMarshal.Write(Block(block, units), _free[units]);
        _free[units] = block;
    }

    /// <summary>The bytes of a block.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="units">Its size, or the part of it that is wanted.</param>
    public Span<byte> Block(int block, int units) => BytesOf(block, units << _unitBits);

    /// <summary>The first bytes of a block.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="bytes">How many.</param>
    public Span<byte> BytesOf(int block, int bytes) =>
        _slabs[block >> _slabBits].AsSpan((block & ((1 << _slabBits) - 1)) << _unitBits, bytes);

    private void AddSlab()
    {
        if (_end > _next)
        {
            // What is left at the end is too small for this block, not for every one.
            Return(_next, _end - _next);
        }

        _next = checked(_slabs.Count << _slabBits);
        _end = checked(_next + (1 << _slabBits));
        _slabs.Add(GC.AllocateUninitializedArray<byte>(SlabBytes));
    }
}

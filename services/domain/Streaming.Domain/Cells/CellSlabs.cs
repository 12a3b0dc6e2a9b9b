using System.Runtime.InteropServices;

namespace Streaming.Domain.Cells;

/// <summary>
/// Memory for very many small cells: blocks of 1 to 16 units of 16 bytes, cut out of large arrays and used again once they are given back.
/// A block is named by a number, so the collector has nothing to follow however many cells there are.
/// </summary>
/// <remarks>Holds at most what its shard has used at once. Not safe for use by two threads at once.</remarks>
internal sealed class CellSlabs
{
    /// <summary>Most bytes of a block.</summary>
    public const int MaxBytes = UnitBytes * MaxUnits;

    private const int UnitBytes = 16;
    private const int MaxUnits = 16;
    private const int SlabBits = 12;
    private const int SlabUnits = 1 << SlabBits;
    private const int None = -1;

    private readonly List<byte[]> _slabs = [];

    // The first free block of each size; a free block begins with the number of the next one.
    private readonly int[] _free = new int[MaxUnits + 1];
    private int _next;
    private int _end;

    /// <summary>No blocks yet.</summary>
    public CellSlabs() => Array.Fill(_free, None);

    /// <summary>Bytes of all slabs.</summary>
    public long Bytes => (long)_slabs.Count * SlabUnits * UnitBytes;

    /// <summary>The units that a number of bytes needs.</summary>
    /// <param name="bytes">1 to <see cref="MaxBytes"/>.</param>
    public static int UnitsFor(int bytes) => (bytes + UnitBytes - 1) / UnitBytes;

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
    public Span<byte> Block(int block, int units) =>
        _slabs[block >> SlabBits].AsSpan((block & (SlabUnits - 1)) * UnitBytes, units * UnitBytes);

    private void AddSlab()
    {
        if (_end > _next)
        {
            // What is left at the end is too small for this block, not for every one.
            Return(_next, _end - _next);
        }

        _next = checked(_slabs.Count << SlabBits);
        _end = checked(_next + SlabUnits);
        _slabs.Add(GC.AllocateUninitializedArray<byte>(SlabUnits * UnitBytes));
    }
}

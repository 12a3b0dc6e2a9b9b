using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Memory;

namespace Streaming.Domain.Cells;

/// <summary>
/// What the cells of a shard hold, each under a number: small cells packed in slabs, in their stored form, and large ones as sets of
/// measures, which cost less to change.
/// </summary>
/// <remarks>
/// A packed cell begins with the size of its block in units and a mark for a change, then its length. Not safe for use by two threads at
/// once.
/// </remarks>
internal sealed class CellBodies
{
    /// <summary>Most bytes of a packed cell's stored form; a longer one is kept as a set.</summary>
    public const int MaxPackedBytes = (UnitBytes * MaxUnits) - HeaderBytes;

    /// <summary>The number that no cell has.</summary>
    public const int None = int.MinValue;

    private const int UnitBytes = 16;
    private const int MaxUnits = 16;
    private const int HeaderBytes = 2;
    private const byte ChangedMark = 0x80;
    private const byte RoomMask = 0x7F;

    private readonly ByteSlabs _slabs = new(UnitBytes, MaxUnits);
    private readonly List<MeasureSet?> _sets = [];
    private readonly Stack<int> _freeSets = new();

    /// <summary>Bytes of the slabs.</summary>
    public long SlabBytes => _slabs.Bytes;

    /// <summary>Adds a cell.</summary>
    /// <param name="packed">Its stored form.</param>
    /// <param name="isChanged">Whether it is marked as changed.</param>
    /// <returns>The cell's number.</returns>
    public int Add(ReadOnlySpan<byte> packed, bool isChanged = false)
    {
        if (packed.Length > MaxPackedBytes)
        {
            var reader = new ByteReader(packed);
            var large = MeasureSet.Read(ref reader);
            large.IsChanged = isChanged;
            return Add(large);
        }

        var units = _slabs.UnitsFor(HeaderBytes + packed.Length);
        var cell = _slabs.Rent(units);
        var block = _slabs.Block(cell, units);
        block[0] = (byte)(units | (isChanged ? ChangedMark : 0));
        block[1] = (byte)packed.Length;
        packed.CopyTo(block[HeaderBytes..]);
        return cell;
    }

    /// <summary>Adds a large cell.</summary>
    /// <param name="set">Its measures; kept and changed.</param>
    /// <returns>The cell's number.</returns>
    public int Add(MeasureSet set)
    {
        if (!_freeSets.TryPop(out var place))
        {
            place = _sets.Count;
            _sets.Add(null);
        }

        _sets[place] = set;
        return ~place;
    }

    /// <summary>Keeps what became of a cell that was opened, and marks it as changed.</summary>
    /// <param name="open">The cell as it is now.</param>
    /// <param name="wasChanged">Whether it was marked before.</param>
    /// <returns>The cell's number from now on.</returns>
    public int Keep(OpenCell open, out bool wasChanged)
    {
        var cell = open.Number;
        wasChanged = cell != None && IsChanged(cell);
        if (cell >= 0 && open.Set is null && open.Packed.Length <= MaxPackedBytes && _slabs.UnitsFor(HeaderBytes + open.Packed.Length) == Units(cell))
        {
            var block = _slabs.Block(cell, Units(cell));
            block[0] |= ChangedMark;
            block[1] = (byte)open.Packed.Length;
            open.Packed.CopyTo(block[HeaderBytes..]);
            return cell;
        }

        if (cell != None)
        {
            Remove(cell);
        }

        if (open.Set is null)
        {
            return Add(open.Packed, isChanged: true);
        }

        open.Set.IsChanged = true;
        return Add(open.Set);
    }

    /// <summary>Forgets a cell.</summary>
    /// <param name="cell">The cell's number.</param>
    public void Remove(int cell)
    {
        if (cell >= 0)
        {
            _slabs.Return(cell, Units(cell));
        }
        else
        {
            _sets[~cell] = null;
            _freeSets.Push(~cell);
        }
    }

    /// <summary>A large cell's measures; <see langword="null"/> for a packed one.</summary>
    /// <param name="cell">The cell's number.</param>
    public MeasureSet? SetOf(int cell) => cell < 0 ? _sets[~cell] : null;

    /// <summary>A packed cell's stored form.</summary>
    /// <param name="cell">The cell's number.</param>
    public ReadOnlySpan<byte> Packed(int cell)
    {
        var block = _slabs.Block(cell, Units(cell));
        return block.Slice(HeaderBytes, block[1]);
    }

    /// <summary>Whether nothing is left in a cell.</summary>
    /// <param name="cell">The cell's number.</param>
    public bool IsEmpty(int cell) => cell < 0 ? _sets[~cell]!.IsEmpty : Packed(cell)[0] == 0;

    /// <summary>Whether a cell is marked as changed.</summary>
    /// <param name="cell">The cell's number.</param>
    public bool IsChanged(int cell) => cell < 0 ? _sets[~cell]!.IsChanged : (_slabs.Block(cell, 1)[0] & ChangedMark) != 0;

    /// <summary>Takes the mark of a change away.</summary>
    /// <param name="cell">The cell's number.</param>
    public void ClearChanged(int cell)
    {
        if (cell < 0)
        {
            _sets[~cell]!.IsChanged = false;
        }
        else
        {
            _slabs.Block(cell, 1)[0] &= RoomMask;
        }
    }

    /// <summary>Appends a cell's stored form.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="cell">The cell's number.</param>
    public void Write(ref ByteWriter writer, int cell)
    {
        if (cell < 0)
        {
            _sets[~cell]!.Write(ref writer);
        }
        else
        {
            writer.WriteRaw(Packed(cell));
        }
    }

    private int Units(int cell) => _slabs.Block(cell, 1)[0] & RoomMask;
}

using System.Buffers;
using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Makes a list of cells, which come in the order of their splits. <see cref="ToList"/> ends it.</summary>
internal ref struct CellListWriter
{
    // A block that grows beyond the most is halved, so that what comes between its cells later finds room.
    private const int MostGathered = 2 * CellBlock.MaxCells;
    private const int FewCells = CellBlock.MaxCells / 4;

    private readonly int[] _splits;
    private readonly int[] _ends;
    private MeasureSet?[]? _sets;
    private byte[] _stored;
    private CellBlock[] _blocks;
    private int _blockCount;
    private int _cellCount;
    private int _count;
    private int _length;

    /// <summary>No cells yet.</summary>
    /// <param name="cells">How many there will be, about.</param>
    public CellListWriter(int cells)
    {
        _splits = ArrayPool<int>.Shared.Rent(MostGathered);
        _ends = ArrayPool<int>.Shared.Rent(MostGathered);
        _stored = ArrayPool<byte>.Shared.Rent(MostGathered * 32);
        _blocks = ArrayPool<CellBlock>.Shared.Rent((cells / CellBlock.MaxCells) + 1);
    }

    /// <summary>Adds a cell.</summary>
    /// <param name="split">Its split, greater than all before.</param>
    /// <param name="cell">Its content, copied; an empty one is left out.</param>
    public void Add(int split, MeasureView cell)
    {
        if (!cell.IsEmpty)
        {
            Add(split, cell.CopyTo(Room(cell.MostStoredBytes)));
        }
    }

    /// <summary>Adds the sum or the difference of two cells.</summary>
    /// <param name="split">Their split, greater than all before.</param>
    /// <param name="left">One cell.</param>
    /// <param name="right">The other.</param>
    /// <param name="sign">1 for the sum, -1 for the difference; an empty one is left out.</param>
    public void AddSum(int split, MeasureView left, MeasureView right, int sign = 1) =>
        Add(split, MeasureAlgebra.Write(left, right, sign, Room(MeasureAlgebra.Room(left, right))));

    /// <summary>Adds a whole block: itself, or its cells where it or what came before it would be a short block.</summary>
    /// <param name="block">The block, whose splits are greater than all before.</param>
    public void Add(CellBlock block)
    {
        if ((_count > 0 || block.Count < FewCells) && _count + block.Count <= CellBlock.MaxCells)
        {
            for (var i = 0; i < block.Count; i++)
            {
                Add(block.Splits[i], block[i]);
            }

            return;
        }

        EndBlocks();
        AddBlock(block);
    }

    /// <summary>The list; nothing may be added afterwards.</summary>
    public CellList ToList()
    {
        EndBlocks();
        var list = _blockCount == 0 ? CellList.Empty : new CellList(_blocks[.._blockCount], _cellCount);
        ArrayPool<int>.Shared.Return(_splits);
        ArrayPool<int>.Shared.Return(_ends);
        ArrayPool<byte>.Shared.Return(_stored);
        _blocks.AsSpan(0, _blockCount).Clear();
        ArrayPool<CellBlock>.Shared.Return(_blocks);
        return list;
    }

    /// <summary>Takes up the cell that was written to the room for it.</summary>
    private void Add(int split, int bytes)
    {
        if (bytes == 0)
        {
            return;
        }

        if (bytes > MeasureSet.MaxPackedBytes)
        {
            _sets ??= new MeasureSet?[MostGathered];
            _sets[_count] = MeasureSet.Of(MeasureView.Of(_stored.AsSpan(_length, bytes)));
        }
        else
        {
            _length += bytes;
        }

        (_splits[_count], _ends[_count]) = (split, _length);
        _count++;
        if (_count == MostGathered)
        {
            EndBlock(CellBlock.MaxCells);
        }
    }

    private Span<byte> Room(int bytes)
    {
        if (_stored.Length - _length < bytes)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_stored.Length * 2, _length + bytes));
            _stored.AsSpan(0, _length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_stored);
            _stored = larger;
        }

        return _stored.AsSpan(_length);
    }

    private void EndBlocks()
    {
        if (_count > CellBlock.MaxCells)
        {
            EndBlock(_count / 2);
        }

        if (_count > 0)
        {
            EndBlock(_count);
        }
    }

    /// <summary>Makes a block of the first cells, and moves the others to the front.</summary>
    private void EndBlock(int cells)
    {
        var length = _ends[cells - 1];
        var splitsAndEnds = new int[cells * 2];
        _splits.AsSpan(0, cells).CopyTo(splitsAndEnds);
        _ends.AsSpan(0, cells).CopyTo(splitsAndEnds.AsSpan(cells));
        AddBlock(new CellBlock(splitsAndEnds, _stored[..length], SetsOf(cells)));

        _count -= cells;
        _length -= length;
        _splits.AsSpan(cells, _count).CopyTo(_splits);
        _stored.AsSpan(length, _length).CopyTo(_stored);
        for (var i = 0; i < _count; i++)
        {
            _ends[i] = _ends[cells + i] - length;
        }
    }

    private readonly MeasureSet?[]? SetsOf(int cells)
    {
        if (_sets is null)
        {
            return null;
        }

        var sets = _sets[..cells];
        _sets.AsSpan(cells, _count - cells).CopyTo(_sets);
        _sets.AsSpan(_count - cells, cells).Clear();
        return Array.Exists(sets, static set => set is not null) ? sets : null;
    }

    private void AddBlock(CellBlock block)
    {
        if (_blockCount == _blocks.Length)
        {
            var larger = ArrayPool<CellBlock>.Shared.Rent(_blockCount * 2);
            _blocks.AsSpan(0, _blockCount).CopyTo(larger);
            _blocks.AsSpan(0, _blockCount).Clear();
            ArrayPool<CellBlock>.Shared.Return(_blocks);
            _blocks = larger;
        }

        _blocks[_blockCount++] = block;
        _cellCount += block.Count;
    }
}

using System.Collections.Concurrent;
using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>The cells of one pane, sorted by split, in blocks. Never changes, and neither do its cells.</summary>
/// <remarks>Safe for use by many threads, which may also leave what they have merged of it for one another.</remarks>
internal sealed class CellList
{
    private readonly CellBlock[] _blocks;
    private ConcurrentDictionary<int, CellList>? _projections;
    private (int Split, int Created)[]? _tickets;

    /// <summary>A list.</summary>
    /// <param name="blocks">Its blocks, none empty, each with greater splits than the one before; the list's own from now on.</param>
    /// <param name="count">How many cells they have together.</param>
    public CellList(CellBlock[] blocks, int count)
    {
        _blocks = blocks;
        Count = count;
    }

    /// <summary>No cells.</summary>
    public static CellList Empty { get; } = new([], 0);

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>The cells, block by block, by ascending split.</summary>
    public ReadOnlySpan<CellBlock> Blocks => _blocks;

    /// <summary>Tickets created, of each cell by ascending split; read out of them once, for whoever counts a million customers has no time to look for each.</summary>
    public ReadOnlySpan<(int Split, int Created)> TicketsCreated => _tickets ??= ReadTickets();

    /// <summary>The cells merged by fewer dimensions, made once for each set of dimensions.</summary>
    /// <param name="projection">The dimensions, and which merged split each split belongs to.</param>
    public CellList Projected(SplitProjection projection)
    {
        var projections = _projections ?? Interlocked.CompareExchange(ref _projections, new(), null) ?? _projections;
        return projections.GetOrAdd(projection.Mask, static (_, made) => made.From.Merge(made.Projection), (From: this, Projection: projection));
    }

    /// <summary>The cell of a split.</summary>
    /// <param name="split">The split.</param>
    /// <returns>Nothing where it has none.</returns>
    public MeasureView Find(int split)
    {
        var (from, to) = (0, _blocks.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = _blocks[middle].LastSplit < split ? (middle + 1, to) : (from, middle);
        }

        if (from == _blocks.Length)
        {
            return default;
        }

        var at = _blocks[from].Splits.BinarySearch(split);
        return at < 0 ? default : _blocks[from][at];
    }

    /// <summary>This list with another one added. Shares the blocks in whose range the other one has nothing.</summary>
    /// <param name="other">The other list.</param>
    public CellList Plus(CellList other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var sum = new CellListWriter(Count + other.Count);
        var more = new Cursor(other);
        for (var i = 0; i < _blocks.Length; i++)
        {
            var block = _blocks[i];
            var end = i == _blocks.Length - 1 ? int.MaxValue : block.LastSplit;
            if (!more.IsWithin(end))
            {
                sum.Add(block);
                continue;
            }

            var at = 0;
            while (more.IsWithin(end))
            {
                while (at < block.Count && block.Splits[at] < more.Split)
                {
                    sum.Add(block.Splits[at], block[at++]);
                }

                if (at < block.Count && block.Splits[at] == more.Split)
                {
                    sum.AddSum(more.Split, block[at++], more.Cell);
                }
                else
                {
                    sum.Add(more.Split, more.Cell);
                }

                more.Next();
            }

            for (; at < block.Count; at++)
            {
                sum.Add(block.Splits[at], block[at]);
            }
        }

        return sum.ToList();
    }

    /// <summary>What added to this list leaves nothing.</summary>
    public CellList Negated()
    {
        var negated = new CellListWriter(Count);
        foreach (var block in _blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                negated.AddSum(block.Splits[i], default, block[i], -1);
            }
        }

        return negated.ToList();
    }

    /// <summary>Whether a cell of this list leaves nothing of one of another list, so that both must go for it to be seen as gone.</summary>
    /// <param name="other">The other list.</param>
    /// <param name="changes">The splits to look at are those of this list.</param>
    public bool TakesAwayCellOf(CellList other, CellList changes)
    {
        foreach (var block in changes._blocks)
        {
            foreach (var split in block.Splits)
            {
                var here = Find(split);
                if (here.IsEmpty)
                {
                    continue;
                }

                var there = other.Find(split);
                if (!there.IsEmpty && MeasureAlgebra.AreOpposite(here, there))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private CellList Merge(SplitProjection projection)
    {
        var merged = new CellMerge();
        foreach (var block in _blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                merged.Add(projection.ToProjected[block.Splits[i]], block, i);
            }
        }

        return merged.ToList(new MeasureSums());
    }

    private (int Split, int Created)[] ReadTickets()
    {
        var tickets = new (int, int)[Count];
        var at = 0;
        foreach (var block in _blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                tickets[at++] = (block.Splits[i], checked((int)block[i][Measure.TicketsCreated]));
            }
        }

        return tickets;
    }

    /// <summary>Goes through the cells of a list.</summary>
    private ref struct Cursor(CellList list)
    {
        private readonly CellBlock[] _blocks = list._blocks;
        private int _block;
        private int _at;

        public readonly int Split => _blocks[_block].Splits[_at];

        public readonly MeasureView Cell => _blocks[_block][_at];

        public readonly bool IsWithin(int lastSplit) => _block < _blocks.Length && Split <= lastSplit;

        public void Next()
        {
            if (++_at == _blocks[_block].Count)
            {
                (_block, _at) = (_block + 1, 0);
            }
        }
    }
}

using System.Buffers;
using System.Collections.Concurrent;
using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>The cells of one pane, sorted by split. Never changes, and neither do its cells.</summary>
/// <remarks>Safe for use by many threads, which may also leave what they have merged of it for one another.</remarks>
internal sealed class CellList
{
    private readonly int[] _splits;
    private readonly MeasureSet[] _cells;
    private ConcurrentDictionary<int, CellList>? _projections;
    private int[]? _tickets;

    /// <summary>A list.</summary>
    /// <param name="splits">The splits, ascending; the list's own from now on.</param>
    /// <param name="cells">Their cells, none empty; the list's own from now on.</param>
    /// <param name="count">How many there are; what lies behind them is ignored.</param>
    public CellList(int[] splits, MeasureSet[] cells, int count)
    {
        _splits = splits;
        _cells = cells;
        Count = count;
    }

    /// <summary>No cells.</summary>
    public static CellList Empty { get; } = new([], [], 0);

    /// <summary>Number of cells.</summary>
    public int Count { get; }

    /// <summary>The splits that have a cell, ascending.</summary>
    public ReadOnlySpan<int> Splits => _splits.AsSpan(0, Count);

    /// <summary>The cells of <see cref="Splits"/>, in the same order.</summary>
    public ReadOnlySpan<MeasureSet> Cells => _cells.AsSpan(0, Count);

    /// <summary>Tickets created, of each of <see cref="Cells"/>; read out of them once.</summary>
    public ReadOnlySpan<int> TicketsCreated =>
        _tickets ??= Array.ConvertAll(_cells[..Count], static cell => checked((int)cell[Measure.TicketsCreated]));

    /// <summary>The cells merged by fewer dimensions, made once for each set of dimensions.</summary>
    /// <param name="projection">The dimensions, and which merged split each split belongs to.</param>
    public CellList Projected(SplitProjection projection)
    {
        var projections = _projections ?? Interlocked.CompareExchange(ref _projections, new(), null) ?? _projections;
        return projections.GetOrAdd(projection.Mask, static (_, made) => made.From.Merge(made.Projection), (From: this, Projection: projection));
    }

    /// <summary>This list with another one added.</summary>
    /// <param name="other">The other list.</param>
    public CellList Plus(CellList other)
    {
        if (Count == 0 || other.Count == 0)
        {
            return Count == 0 ? other : this;
        }

        var splits = new int[Count + other.Count];
        var cells = new MeasureSet[splits.Length];
        var (i, j, count) = (0, 0, 0);
        while (i < Count || j < other.Count)
        {
            var order = i == Count ? 1 : j == other.Count ? -1 : _splits[i].CompareTo(other._splits[j]);
            var split = order <= 0 ? _splits[i] : other._splits[j];
            var cell = order switch
            {
                < 0 => _cells[i++],
                > 0 => other._cells[j++],
                _ => MeasureAlgebra.Sum(_cells[i++], other._cells[j++]),
            };
            if (!cell.IsEmpty)
            {
                (splits[count], cells[count]) = (split, cell);
                count++;
            }
        }

        return new CellList(splits, cells, count);
    }

    /// <summary>The sum of several lists.</summary>
    /// <param name="lists">The lists; a few, for each is looked at for each split.</param>
    public static CellList Sum(IReadOnlyList<CellList> lists)
    {
        var most = 0;
        foreach (var list in lists)
        {
            most += list.Count;
        }

        var splits = ArrayPool<int>.Shared.Rent(most);
        var cells = ArrayPool<MeasureSet>.Shared.Rent(most);
        var heads = new int[lists.Count];
        var count = 0;
        while (TryLeast(lists, heads, out var split))
        {
            var sum = default(RunningSum);
            for (var i = 0; i < heads.Length; i++)
            {
                if (heads[i] < lists[i].Count && lists[i]._splits[heads[i]] == split)
                {
                    sum.Add(lists[i]._cells[heads[i]++]);
                }
            }

            var cell = sum.Take();
            if (!cell.IsEmpty)
            {
                (splits[count], cells[count]) = (split, cell);
                count++;
            }
        }

        var all = new CellList(splits[..count], cells[..count], count);
        ArrayPool<int>.Shared.Return(splits);
        ArrayPool<MeasureSet>.Shared.Return(cells, clearArray: true);
        return all;
    }

    /// <summary>Whether a cell of this list leaves nothing of one of another list, so that both must go for it to be seen as gone.</summary>
    /// <param name="other">The other list.</param>
    /// <param name="splits">The splits to look at.</param>
    public bool TakesAwayCellOf(CellList other, ReadOnlySpan<int> splits)
    {
        foreach (var split in splits)
        {
            var here = Splits.BinarySearch(split);
            var there = here >= 0 ? other.Splits.BinarySearch(split) : -1;
            if (there >= 0 && MeasureAlgebra.AreOpposite(_cells[here], other._cells[there]))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The least split that any list has at its head.</summary>
    private static bool TryLeast(IReadOnlyList<CellList> lists, int[] heads, out int split)
    {
        split = int.MaxValue;
        var isAny = false;
        for (var i = 0; i < heads.Length; i++)
        {
            if (heads[i] < lists[i].Count)
            {
                split = Math.Min(split, lists[i]._splits[heads[i]]);
                isAny = true;
            }
        }

        return isAny;
    }

    private CellList Merge(SplitProjection projection)
    {
        var merged = new CellMerge();
        for (var i = 0; i < Count; i++)
        {
            merged.Add(projection.ToProjected[_splits[i]], _cells[i]);
        }

        return merged.ToList();
    }
}

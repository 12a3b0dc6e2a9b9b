using System.Collections.Concurrent;
using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>
/// The cells of one pane, sorted by split. The index changes a list in place until it has been published; from then on the first change
/// copies its arrays, so that a published list never moves. Cells themselves are never changed, only replaced.
/// </summary>
/// <remarks>A published list is safe for use by many threads, which may also leave what they have merged of it for one another.</remarks>
internal sealed class CellList
{
    private int[] _splits;
    private MeasureSet[] _cells;
    private bool _isPublished;
    private ConcurrentDictionary<int, CellList>? _projections;

    /// <summary>An empty list.</summary>
    public CellList()
        : this([], [], 0)
    {
    }

    /// <summary>An empty list.</summary>
    /// <param name="capacity">Cells that there is room for.</param>
    public CellList(int capacity)
        : this(new int[capacity], new MeasureSet[capacity], 0)
    {
    }

    private CellList(int[] splits, MeasureSet[] cells, int count)
    {
        _splits = splits;
        _cells = cells;
        Count = count;
    }

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>The splits that have a cell, ascending.</summary>
    public ReadOnlySpan<int> Splits => _splits.AsSpan(0, Count);

    /// <summary>The cells of <see cref="Splits"/>, in the same order.</summary>
    public ReadOnlySpan<MeasureSet> Cells => _cells.AsSpan(0, Count);

    /// <summary>Marks the list as published.</summary>
    /// <returns>The list itself, unchangeable from now on.</returns>
    public CellList Publish()
    {
        _isPublished = true;
        return this;
    }

    /// <summary>Adds to a cell.</summary>
    /// <param name="split">The cell's split.</param>
    /// <param name="delta">What to add.</param>
    /// <returns>The list with the change: this one, or, where this one has been published, a copy.</returns>
    public CellList With(int split, MeasureSet delta)
    {
        var list = _isPublished ? new CellList([.. Splits], [.. Cells], Count) : this;
        list.Add(split, delta);
        return list;
    }

    /// <summary>The cells merged by fewer dimensions, made once for each set of dimensions; only of a published list.</summary>
    /// <param name="projection">The dimensions, and which merged split each split belongs to.</param>
    public CellList Projected(SplitProjection projection)
    {
        var projections = _projections ?? Interlocked.CompareExchange(ref _projections, new(), null) ?? _projections;
        return projections.GetOrAdd(projection.Mask, static (_, made) => made.From.Merge(made.Projection), (From: this, Projection: projection));
    }

    /// <summary>Adds a cell behind all others; only before the list has been published.</summary>
    /// <param name="split">Greater than every split of the list.</param>
    /// <param name="cell">The cell.</param>
    public void Append(int split, MeasureSet cell) => Insert(Count, split, cell);

    /// <summary>This list with another one added, as a new list.</summary>
    /// <param name="other">The other list.</param>
    public CellList Plus(CellList other)
    {
        var sum = new CellList(Count + other.Count);
        for (int i = 0, j = 0; i < Count || j < other.Count;)
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
                sum.Append(split, cell);
            }
        }

        return sum;
    }

    /// <summary>Whether a cell of this list leaves nothing of one of another list, so that both must go for it to be seen as gone.</summary>
    /// <param name="other">The other list.</param>
    public bool TakesAwayCellOf(CellList other)
    {
        for (var i = 0; i < Count; i++)
        {
            var at = other.Splits.BinarySearch(_splits[i]);
            if (at >= 0 && MeasureAlgebra.AreOpposite(_cells[i], other._cells[at]))
            {
                return true;
            }
        }

        return false;
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

    private void Add(int split, MeasureSet delta)
    {
        var at = Splits.BinarySearch(split);
        if (at < 0)
        {
            Insert(~at, split, delta);
            return;
        }

        var sum = MeasureAlgebra.Sum(_cells[at], delta);
        if (sum.IsEmpty)
        {
            Remove(at);
        }
        else
        {
            _cells[at] = sum;
        }
    }

    private void Insert(int at, int split, MeasureSet cell)
    {
        if (Count == _splits.Length)
        {
            var capacity = Math.Max(4, Count * 2);
            Array.Resize(ref _splits, capacity);
            Array.Resize(ref _cells, capacity);
        }

        Array.Copy(_splits, at, _splits, at + 1, Count - at);
        Array.Copy(_cells, at, _cells, at + 1, Count - at);
        _splits[at] = split;
        _cells[at] = cell;
        Count++;
    }

    private void Remove(int at)
    {
        Count--;
        Array.Copy(_splits, at + 1, _splits, at, Count - at);
        Array.Copy(_cells, at + 1, _cells, at, Count - at);
        _cells[Count] = null!;
    }
}

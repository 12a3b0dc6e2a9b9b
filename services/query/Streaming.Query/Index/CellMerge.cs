using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Adds up cells by split. What has only one cell is shared with where it came from; the rest is summed in place.</summary>
internal sealed class CellMerge
{
    private readonly SortedDictionary<int, (MeasureSet Sum, bool IsOwn)> _sums = [];

    /// <summary>Adds a cell.</summary>
    /// <param name="split">Its split.</param>
    /// <param name="cell">Its content; never changed.</param>
    public void Add(int split, MeasureSet cell)
    {
        if (!_sums.TryGetValue(split, out var known))
        {
            _sums.Add(split, (cell, IsOwn: false));
            return;
        }

        if (!known.IsOwn)
        {
            known = (known.Sum.Clone(), IsOwn: true);
            _sums[split] = known;
        }

        known.Sum.Add(cell);
    }

    /// <summary>Adds the cells of a list.</summary>
    /// <param name="cells">The list.</param>
    public void Add(CellList cells)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            Add(cells.Splits[i], cells.Cells[i]);
        }
    }

    /// <summary>The sums that are not empty.</summary>
    public CellList ToList()
    {
        var list = new CellList();
        foreach (var (split, (sum, _)) in _sums)
        {
            list = sum.IsEmpty ? list : list.With(split, sum);
        }

        return list;
    }
}

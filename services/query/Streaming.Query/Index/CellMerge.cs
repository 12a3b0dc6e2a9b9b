using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Adds up cells by split. What has only one cell is shared with where it came from; the rest is summed in place.</summary>
internal sealed class CellMerge
{
    private readonly Dictionary<int, int> _places = [];
    private readonly List<int> _splits = [];
    private RunningSum[] _sums = new RunningSum[16];

    /// <summary>Adds a cell.</summary>
    /// <param name="split">Its split.</param>
    /// <param name="cell">Its content; never changed.</param>
    public void Add(int split, MeasureSet cell)
    {
        if (!_places.TryGetValue(split, out var place))
        {
            place = _splits.Count;
            _places.Add(split, place);
            _splits.Add(split);
            if (place == _sums.Length)
            {
                Array.Resize(ref _sums, place * 2);
            }
        }

        _sums[place].Add(cell);
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

    /// <summary>Takes out the sums that are not empty; the merge may be used for others then.</summary>
    public CellList ToList()
    {
        var splits = _splits.ToArray();
        Array.Sort(splits);
        var cells = new MeasureSet[splits.Length];
        var count = 0;
        foreach (var split in splits)
        {
            var sum = _sums[_places[split]].Take();
            if (!sum.IsEmpty)
            {
                (splits[count], cells[count]) = (split, sum);
                count++;
            }
        }

        _places.Clear();
        _splits.Clear();
        return new CellList(splits, cells, count);
    }
}

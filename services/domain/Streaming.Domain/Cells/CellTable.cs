namespace Streaming.Domain.Cells;

/// <summary>Finds the cells of one pane by their splits: a hash table in one array, which it borrows from other panes and gives back.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class CellTable
{
    private const int FirstPlaces = 4;

    // Pairs: the split plus one, 0 where the place is free, and the cell.
    private int[] _pairs = [];
    private int _mask = -1;

    /// <summary>Number of cells.</summary>
    public int Count { get; private set; }

    /// <summary>All splits that have a cell, in no order.</summary>
    public IEnumerable<int> Splits
    {
        get
        {
            for (var at = 0; at < _pairs.Length; at += 2)
            {
                if (_pairs[at] != 0)
                {
                    yield return _pairs[at] - 1;
                }
            }
        }
    }

    /// <summary>Finds the cell of a split.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="cell">The cell.</param>
    public bool TryGet(int split, out int cell)
    {
        cell = 0;
        var place = Count == 0 ? -1 : Place(split);
        if (place < 0 || _pairs[2 * place] == 0)
        {
            return false;
        }

        cell = _pairs[(2 * place) + 1];
        return true;
    }

    /// <summary>Sets the cell of a split.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="cell">The cell.</param>
    /// <param name="arrays">Where a larger array comes from, and where one that is too small goes.</param>
    public void Set(int split, int cell, CellArrays arrays)
    {
        if ((Count + 1) * 4 > (_mask + 1) * 3)
        {
            Grow(arrays);
        }

        var place = Place(split);
        Count += _pairs[2 * place] == 0 ? 1 : 0;
        _pairs[2 * place] = split + 1;
        _pairs[(2 * place) + 1] = cell;
    }

    /// <summary>Removes the cell of a split, which must be there.</summary>
    /// <param name="split">The split's number.</param>
    public void Remove(int split)
    {
        // What stands behind it may have been put there only because this place was taken.
        var hole = Place(split);
        for (var next = (hole + 1) & _mask; _pairs[2 * next] != 0; next = (next + 1) & _mask)
        {
            var home = Hash(_pairs[2 * next] - 1) & _mask;
            if (((next - home) & _mask) >= ((next - hole) & _mask))
            {
                _pairs[2 * hole] = _pairs[2 * next];
                _pairs[(2 * hole) + 1] = _pairs[(2 * next) + 1];
                hole = next;
            }
        }

        _pairs[2 * hole] = 0;
        Count--;
    }

    /// <summary>Forgets all cells and gives the array back.</summary>
    /// <param name="arrays">Receives it.</param>
    public void Clear(CellArrays arrays)
    {
        arrays.Return(_pairs);
        (_pairs, _mask, Count) = ([], -1, 0);
    }

    private static int Hash(int split) => (int)(((uint)split * 0x9E3779B1) >> 12);

    private int Place(int split)
    {
        var place = Hash(split) & _mask;
        while (_pairs[2 * place] != 0 && _pairs[2 * place] != split + 1)
        {
            place = (place + 1) & _mask;
        }

        return place;
    }

    private void Grow(CellArrays arrays)
    {
        var old = _pairs;
        _pairs = arrays.Rent(Math.Max(2 * FirstPlaces, old.Length * 2));
        _mask = (_pairs.Length / 2) - 1;
        for (var at = 0; at < old.Length; at += 2)
        {
            if (old[at] != 0)
            {
                var place = Place(old[at] - 1);
                _pairs[2 * place] = old[at];
                _pairs[(2 * place) + 1] = old[at + 1];
            }
        }

        arrays.Return(old);
    }
}

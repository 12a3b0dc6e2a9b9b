using Streaming.Domain.Measures;

namespace Streaming.Query.Index;

/// <summary>Gathers cells in any order, and adds those of one split up.</summary>
internal sealed class CellMerge
{
    private const int MostKept = 16_384;

    private int[] _splits = new int[16];
    private int[] _order = new int[16];
    private Source[] _sources = new Source[16];
    private byte[] _copies = [];
    private int _copied;

    /// <summary>How many cells were gathered.</summary>
    public int Count { get; private set; }

    /// <summary>Adds a cell of a block.</summary>
    /// <param name="split">The split that it counts for.</param>
    /// <param name="block">The block.</param>
    /// <param name="at">Its place there.</param>
    public void Add(int split, CellBlock block, int at) => Add(split, new Source(block, at, 0));

    /// <summary>Adds a cell.</summary>
    /// <param name="split">Its split.</param>
    /// <param name="cell">Its content in its stored form, copied.</param>
    public void Add(int split, MeasureView cell)
    {
        var room = cell.MostStoredBytes;
        if (_copies.Length - _copied < room)
        {
            Array.Resize(ref _copies, Math.Max(_copies.Length * 2, _copied + room));
        }

        var length = cell.CopyTo(_copies.AsSpan(_copied));
        Add(split, new Source(null, _copied, length));
        _copied += length;
    }

    /// <summary>Adds the cells of a list.</summary>
    /// <param name="cells">The list.</param>
    public void Add(CellList cells)
    {
        foreach (var block in cells.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                Add(block.Splits[i], block, i);
            }
        }
    }

    /// <summary>Whether it has grown so large that it is not worth keeping.</summary>
    public bool IsLarge => _splits.Length > MostKept;

    /// <summary>Takes out the sums that are not empty; the merge may be used for others then.</summary>
    /// <param name="sums">Adds up cells; left empty.</param>
    public CellList ToList(MeasureSums sums)
    {
        if (Count == 0)
        {
            return CellList.Empty;
        }

        for (var i = 0; i < Count; i++)
        {
            _order[i] = i;
        }

        Array.Sort(_splits, _order, 0, Count);
        var list = new CellListWriter(Count);
        for (var at = 0; at < Count;)
        {
            var (first, split) = (at, _splits[at]);
            while (++at < Count && _splits[at] == split)
            {
            }

            switch (at - first)
            {
                case 1:
                    list.Add(split, Cell(first));
                    break;
                case 2:
                    list.AddSum(split, Cell(first), Cell(first + 1));
                    break;
                default:
                    list.Add(split, Sum(first, at, sums));
                    break;
            }
        }

        Array.Clear(_sources, 0, Count);
        (Count, _copied) = (0, 0);
        return list.ToList();
    }

    private MeasureView Sum(int from, int to, MeasureSums sums)
    {
        for (var i = from; i < to; i++)
        {
            sums.Add(Cell(i));
        }

        return sums.Take();
    }

    private MeasureView Cell(int at)
    {
        ref readonly var source = ref _sources[_order[at]];
        return source.Block is { } block ? block[source.At] : MeasureView.Of(_copies.AsSpan(source.At, source.Length));
    }

    private void Add(int split, Source source)
    {
        if (Count == _splits.Length)
        {
            Array.Resize(ref _splits, Count * 2);
            Array.Resize(ref _order, Count * 2);
            Array.Resize(ref _sources, Count * 2);
        }

        (_splits[Count], _sources[Count]) = (split, source);
        Count++;
    }

    /// <summary>Where a cell is: its place in a block, or where its copy begins and how many bytes it has.</summary>
    private readonly record struct Source(CellBlock? Block, int At, int Length);
}

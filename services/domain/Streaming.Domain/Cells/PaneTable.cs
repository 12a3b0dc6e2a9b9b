using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>One pane's cells in the memory of the shard's owner, and what of them is not stored yet.</summary>
/// <param name="key">The pane.</param>
internal sealed class PaneTable(PaneKey key)
{
    private readonly Dictionary<int, Cell> _cells = [];
    private readonly List<Cell> _changed = [];

    /// <summary>The pane.</summary>
    public PaneKey Key { get; } = key;

    /// <summary>Number of cells.</summary>
    public int Count => _cells.Count;

    /// <summary>All cells.</summary>
    public IReadOnlyCollection<Cell> Cells => _cells.Values;

    /// <summary>The cells changed since the last commit, empty ones included.</summary>
    public IReadOnlyList<Cell> ChangedCells => _changed;

    /// <summary>The version of the newest commit that changed a cell.</summary>
    public long ChangedVersion { get; set; }

    /// <summary>The version that the stored page stands for; 0 where there is no page.</summary>
    public long PageVersion { get; set; }

    /// <summary>Bytes of the stored page.</summary>
    public long PageBytes { get; set; }

    /// <summary>A cell, to be changed.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="isFirstChange">Whether it is the cell's first change since the last commit.</param>
    public MeasureSet Change(int split, out bool isFirstChange)
    {
        if (!_cells.TryGetValue(split, out var cell))
        {
            cell = new Cell(split, new MeasureSet());
            _cells.Add(split, cell);
        }

        isFirstChange = !cell.IsChanged;
        if (isFirstChange)
        {
            cell.IsChanged = true;
            _changed.Add(cell);
        }

        return cell.Content;
    }

    /// <summary>Sets a cell to what the store has.</summary>
    public void Set(int split, MeasureSet content)
    {
        if (content.IsEmpty)
        {
            _cells.Remove(split);
        }
        else
        {
            _cells[split] = new Cell(split, content);
        }
    }

    /// <summary>All changes are on their way to the store: forgets which, and the cells that became empty.</summary>
    public void ClearChanges()
    {
        foreach (var cell in _changed)
        {
            cell.IsChanged = false;
            if (cell.Content.IsEmpty)
            {
                _cells.Remove(cell.Split);
            }
        }

        _changed.Clear();
    }
}

/// <summary>The measures of one pane and one split.</summary>
/// <param name="split">The split's number.</param>
/// <param name="content">The measures.</param>
internal sealed class Cell(int split, MeasureSet content)
{
    /// <summary>The split's number.</summary>
    public int Split { get; } = split;

    /// <summary>The measures.</summary>
    public MeasureSet Content { get; } = content;

    /// <summary>Whether the cell changed since the last commit.</summary>
    public bool IsChanged { get; set; }
}

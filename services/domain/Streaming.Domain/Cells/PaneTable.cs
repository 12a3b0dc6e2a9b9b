using System.Runtime.InteropServices;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>One pane's cells in the memory of the shard's owner, and what of them is not stored yet.</summary>
/// <param name="key">The pane.</param>
internal sealed class PaneTable(PaneKey key)
{
    private readonly Dictionary<int, MeasureSet> _cells = [];
    private List<Cell>? _changed;

    /// <summary>The pane.</summary>
    public PaneKey Key { get; } = key;

    /// <summary>Number of cells.</summary>
    public int Count => _cells.Count;

    /// <summary>All cells.</summary>
    public IEnumerable<Cell> Cells => _cells.Select(static cell => new Cell(cell.Key, cell.Value));

    /// <summary>The cells changed since the last commit, empty ones included.</summary>
    public ReadOnlySpan<Cell> ChangedCells => CollectionsMarshal.AsSpan(_changed);

    /// <summary>The version of the newest commit that changed a cell.</summary>
    public long ChangedVersion { get; set; }

    /// <summary>The version that the stored page stands for; 0 where there is no page.</summary>
    public long PageVersion { get; set; }

    /// <summary>Bytes of the stored page.</summary>
    public long PageBytes { get; set; }

    /// <summary>A cell, to be changed.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="spareLists">Where a list of changes may come from.</param>
    /// <param name="isFirstChange">Whether it is the cell's first change since the last commit.</param>
    public MeasureSet Change(int split, Stack<List<Cell>> spareLists, out bool isFirstChange)
    {
        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(_cells, split, out _);
        cell ??= new MeasureSet();
        isFirstChange = !cell.IsChanged;
        if (isFirstChange)
        {
            cell.IsChanged = true;
            _changed ??= spareLists.TryPop(out var spare) ? spare : [];
            _changed.Add(new Cell(split, cell));
        }

        return cell;
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
            _cells[split] = content;
        }
    }

    /// <summary>All changes are on their way to the store: forgets which, and the cells that became empty.</summary>
    /// <param name="spareLists">Receives the list of changes: few panes change at once, so few lists serve all.</param>
    public void ClearChanges(Stack<List<Cell>> spareLists)
    {
        if (_changed is null)
        {
            return;
        }

        foreach (var (split, content) in _changed)
        {
            content.IsChanged = false;
            if (content.IsEmpty)
            {
                _cells.Remove(split);
            }
        }

        _changed.Clear();
        spareLists.Push(_changed);
        _changed = null;
    }
}

/// <summary>The measures of one pane and one split.</summary>
/// <param name="Split">The split's number.</param>
/// <param name="Content">The measures.</param>
internal readonly record struct Cell(int Split, MeasureSet Content);

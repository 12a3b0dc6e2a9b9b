using System.Runtime.InteropServices;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>One pane's cells in the memory of the shard's owner, and which of them are not stored yet.</summary>
/// <param name="key">The pane.</param>
internal sealed class PaneTable(PaneKey key)
{
    private List<int>? _changed;

    /// <summary>The pane.</summary>
    public PaneKey Key { get; } = key;

    /// <summary>The cells by split, each as its number in <see cref="CellBodies"/>.</summary>
    public CellTable Cells { get; } = new();

    /// <summary>The splits whose cells changed since the last commit, empty ones included.</summary>
    public ReadOnlySpan<int> ChangedSplits => CollectionsMarshal.AsSpan(_changed);

    /// <summary>The version of the newest commit that changed a cell.</summary>
    public long ChangedVersion { get; set; }

    /// <summary>The version that the stored page stands for; 0 where there is no page.</summary>
    public long PageVersion { get; set; }

    /// <summary>Bytes of the stored page.</summary>
    public long PageBytes { get; set; }

    /// <summary>Notes the first change of a cell since the last commit.</summary>
    /// <param name="split">The split's number.</param>
    /// <param name="spareLists">Where a list of changes may come from.</param>
    public void AddChanged(int split, Stack<List<int>> spareLists)
    {
        _changed ??= spareLists.TryPop(out var spare) ? spare : [];
        _changed.Add(split);
    }

    /// <summary>Forgets which cells changed.</summary>
    /// <param name="spareLists">Receives the list of changes: few panes change at once, so few lists serve all.</param>
    public void ClearChanged(Stack<List<int>> spareLists)
    {
        if (_changed is not null)
        {
            _changed.Clear();
            spareLists.Push(_changed);
            _changed = null;
        }
    }
}

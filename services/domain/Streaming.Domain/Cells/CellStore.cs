using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>All cells of a shard in the memory of its owner, with what is not stored yet.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class CellStore
{
    // What a changed cell costs in a commit, roughly: enough to end a batch in time, exact only once it is encoded.
    private const int BytesPerChangedCell = 40;

    private readonly Dictionary<PaneKey, PaneTable> _panes = [];
    private readonly SortedSet<(int Start, PaneSize Size)> _finest = [];
    private readonly SortedSet<int> _quarterHours = [];
    private readonly SortedSet<int> _days = [];
    private readonly List<PaneTable> _changed = [];
    private readonly List<PaneKey> _removed = [];
    private readonly List<PaneTable> _removedPages = [];
    private readonly Stack<List<Cell>> _spareLists = new();
    private PaneTable? _last;

    /// <summary>Number of panes.</summary>
    public int PaneCount => _panes.Count;

    /// <summary>Number of cells.</summary>
    public long CellCount { get; private set; }

    /// <summary>Estimated bytes of the changed cells.</summary>
    public long ChangedBytes { get; private set; }

    /// <summary>Panes with changed cells.</summary>
    public IReadOnlyList<PaneTable> Changed => _changed;

    /// <summary>Panes removed since the last commit.</summary>
    public IReadOnlyList<PaneKey> Removed => _removed;

    /// <summary>Those of <see cref="Removed"/> that have a stored page.</summary>
    public IReadOnlyList<PaneTable> RemovedPages => _removedPages;

    /// <summary>All panes.</summary>
    public IReadOnlyCollection<PaneTable> Panes => _panes.Values;

    /// <summary>The finest pane that starts first; null where there is none.</summary>
    public PaneKey? FirstFinest => _finest.Count == 0 ? null : new PaneKey(_finest.Min.Size, _finest.Min.Start);

    /// <summary>The 15-minute pane that starts first; null where there is none.</summary>
    public PaneKey? FirstQuarterHour => _quarterHours.Count == 0 ? null : new PaneKey(PaneSize.QuarterHour, _quarterHours.Min);

    /// <summary>The day that starts first; null where there is none.</summary>
    public PaneKey? FirstDay => _days.Count == 0 ? null : new PaneKey(PaneSize.Day, _days.Min);

    /// <summary>The cell of a pane and a split, to be changed.</summary>
    public MeasureSet Change(PaneKey key, int split)
    {
        var pane = _last is not null && _last.Key == key ? _last : Pane(key);
        _last = pane;
        var before = pane.Count;
        var isFirstOfPane = pane.ChangedCells.IsEmpty;
        var content = pane.Change(split, _spareLists, out var isFirstChange);
        CellCount += pane.Count - before;
        if (isFirstChange)
        {
            ChangedBytes += BytesPerChangedCell;
            if (isFirstOfPane)
            {
                _changed.Add(pane);
            }
        }

        return content;
    }

    /// <summary>A pane, empty where it was not known.</summary>
    public PaneTable Pane(PaneKey key)
    {
        if (!_panes.TryGetValue(key, out var pane))
        {
            pane = new PaneTable(key);
            _panes.Add(key, pane);
            Order(key, add: true);
        }

        return pane;
    }

    /// <summary>A pane, or <see langword="null"/>.</summary>
    public PaneTable? Find(PaneKey key) => _panes.GetValueOrDefault(key);

    /// <summary>Removes a pane with its cells; the next commit says so.</summary>
    public void Remove(PaneTable pane)
    {
        Forget(pane);
        _changed.Remove(pane);
        ChangedBytes -= BytesPerChangedCell * pane.ChangedCells.Length;
        _removed.Add(pane.Key);
        if (pane.PageVersion > 0)
        {
            _removedPages.Add(pane);
        }
    }

    /// <summary>Removes a pane that the store does not have any more.</summary>
    public void Forget(PaneTable pane)
    {
        _panes.Remove(pane.Key);
        Order(pane.Key, add: false);
        CellCount -= pane.Count;
        _last = null;
    }

    /// <summary>Sets a cell to what the store has.</summary>
    public void Set(PaneTable pane, int split, MeasureSet content)
    {
        var before = pane.Count;
        pane.Set(split, content);
        CellCount += pane.Count - before;
    }

    /// <summary>All changes are on their way to the store.</summary>
    /// <param name="version">The version that takes them.</param>
    public void ClearChanges(long version)
    {
        foreach (var pane in _changed)
        {
            var before = pane.Count;
            pane.ClearChanges(_spareLists);
            pane.ChangedVersion = version;
            CellCount += pane.Count - before;
            if (pane.Count == 0 && pane.PageVersion == 0)
            {
                // Its log entries say that each cell is empty, and it has no page: nothing of it need be remembered.
                Forget(pane);
            }
        }

        _changed.Clear();
        _removed.Clear();
        _removedPages.Clear();
        ChangedBytes = 0;
    }

    private void Order(PaneKey key, bool add)
    {
        _ = key.Size switch
        {
            PaneSize.TenSeconds or PaneSize.Minute => add ? _finest.Add((key.StartUnits, key.Size)) : _finest.Remove((key.StartUnits, key.Size)),
            PaneSize.QuarterHour => add ? _quarterHours.Add(key.StartUnits) : _quarterHours.Remove(key.StartUnits),
            PaneSize.Day => add ? _days.Add(key.StartUnits) : _days.Remove(key.StartUnits),
            _ => false,
        };
    }
}

using Streaming.Domain.Binary;
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
    private readonly Stack<List<int>> _spareLists = new();
    private readonly CellBodies _bodies = new();
    private readonly CellArrays _arrays = new();
    private readonly OpenCells _open = new();
    private readonly RecentPanes _recent = new();

    /// <summary>Number of panes.</summary>
    public int PaneCount => _panes.Count;

    /// <summary>Number of cells.</summary>
    public long CellCount { get; private set; }

    /// <summary>Estimated bytes of the changed cells.</summary>
    public long ChangedBytes { get; private set; }

    /// <summary>How often all open cells were closed.</summary>
    public int Closings { get; private set; }

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

    /// <summary>Opens the cell of a pane and a split to be changed, unless it is open; changes end with <see cref="Close"/>.</summary>
    /// <param name="key">The pane.</param>
    /// <param name="split">The split's number.</param>
    /// <returns>The cell; no longer open once <see cref="Closings"/> says more, which opening another one may bring about.</returns>
    public OpenCell Open(PaneKey key, int split)
    {
        if (_open.Find(key, split) is { } known)
        {
            return known;
        }

        if (_open.IsFull)
        {
            Close();
        }

        var pane = _recent.Find(key);
        if (pane is null)
        {
            pane = Pane(key);
            _recent.Add(pane);
        }

        var open = _open.Add(key, split);
        open.Begin(pane, split, pane.Cells.TryGet(split, out var cell) ? cell : CellBodies.None, _bodies);
        return open;
    }

    /// <summary>Keeps what became of the cells that were opened.</summary>
    public void Close()
    {
        foreach (var open in _open.All)
        {
            var cell = _bodies.Keep(open, out var wasChanged);
            if (cell != open.Number)
            {
                CellCount += open.Number == CellBodies.None ? 1 : 0;
                open.Pane.Cells.Set(open.Split, cell, _arrays);
            }

            if (!wasChanged)
            {
                NoteChanged(open.Pane, open.Split);
            }
        }

        _open.Clear();
        Closings++;
    }

    /// <summary>What a cell holds, as its stored form or as a set of measures where it is large.</summary>
    /// <param name="pane">A pane.</param>
    /// <param name="split">The split of one of its cells.</param>
    /// <param name="set">The measures of a large cell.</param>
    /// <returns>The stored form of a packed cell; valid until a cell is changed.</returns>
    public ReadOnlySpan<byte> Read(PaneTable pane, int split, out MeasureSet? set)
    {
        pane.Cells.TryGet(split, out var cell);
        set = _bodies.SetOf(cell);
        return set is null ? _bodies.Packed(cell) : default;
    }

    /// <summary>Appends a cell's stored form.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="pane">A pane.</param>
    /// <param name="split">The split of one of its cells.</param>
    public void Write(ref ByteWriter writer, PaneTable pane, int split)
    {
        pane.Cells.TryGet(split, out var cell);
        _bodies.Write(ref writer, cell);
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
        if (!pane.ChangedSplits.IsEmpty)
        {
            ChangedBytes -= BytesPerChangedCell * pane.ChangedSplits.Length;
            pane.ClearChanged(_spareLists);
            _changed.Remove(pane);
        }

        Forget(pane);
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
        CellCount -= pane.Cells.Count;
        foreach (var split in pane.Cells.Splits)
        {
            pane.Cells.TryGet(split, out var cell);
            _bodies.Remove(cell);
        }

        pane.Cells.Clear(_arrays);
        _recent.Remove(pane);
    }

    /// <summary>Sets a cell to what the store has.</summary>
    public void Set(PaneTable pane, int split, MeasureView content)
    {
        if (pane.Cells.TryGet(split, out var cell))
        {
            Remove(pane, split, cell);
        }

        if (!content.IsEmpty)
        {
            var writer = new ByteWriter(CellBodies.MaxPackedBytes);
            content.Write(ref writer);
            pane.Cells.Set(split, writer.Length <= CellBodies.MaxPackedBytes ? _bodies.Add(writer.Written) : _bodies.Add(MeasureSet.Of(content)), _arrays);
            writer.Dispose();
            CellCount++;
        }
    }

    /// <summary>All changes are on their way to the store: forgets which, and the cells that became empty.</summary>
    /// <param name="version">The version that takes them.</param>
    public void ClearChanges(long version)
    {
        foreach (var pane in _changed)
        {
            foreach (var split in pane.ChangedSplits)
            {
                pane.Cells.TryGet(split, out var cell);
                _bodies.ClearChanged(cell);
                if (_bodies.IsEmpty(cell))
                {
                    Remove(pane, split, cell);
                }
            }

            pane.ClearChanged(_spareLists);
            pane.ChangedVersion = version;
            if (pane.Cells.Count == 0 && pane.PageVersion == 0)
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

    private void NoteChanged(PaneTable pane, int split)
    {
        if (pane.ChangedSplits.IsEmpty)
        {
            _changed.Add(pane);
        }

        pane.AddChanged(split, _spareLists);
        ChangedBytes += BytesPerChangedCell;
    }

    private void Remove(PaneTable pane, int split, int cell)
    {
        pane.Cells.Remove(split);
        _bodies.Remove(cell);
        CellCount--;
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

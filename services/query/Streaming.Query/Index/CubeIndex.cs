using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Query.Index;

/// <summary>
/// One tenant's cube, kept by the index's only writer: what all shards store, added up by pane and split, with the panes of derived sizes.
/// </summary>
/// <remarks>
/// Derived sizes are merged once, when a pane has closed, and kept up to date from then on; a pane that still fills up would be merged
/// again with every commit, and whoever needs it reads the few finer ones instead. Totals are kept for every pane from its first cell on.
/// </remarks>
/// <param name="grid">Where panes start for the tenant.</param>
internal sealed class CubeIndex(PaneGrid grid)
{
    private static readonly PaneSize[] Sizes =
        [PaneSize.TenSeconds, PaneSize.Minute, PaneSize.QuarterHour, PaneSize.Hour, PaneSize.FourHours, PaneSize.Day];

    private const int MostSpare = 256;

    /// <summary>So many changes of levels are gathered at most: a first load has one for each cell that there ever was.</summary>
    private const int MostLevelChanges = 100_000;

    private readonly Dictionary<PaneKey, PaneNode> _nodes = [];
    private readonly PaneNode _levels = new(new PaneKey(PaneSize.Base, 0), []);

    // Panes of each size to which something was added, or whose finer panes have something to hand on.
    private readonly HashSet<PaneNode>[] _touched = Array.ConvertAll(Sizes, static _ => new HashSet<PaneNode>());
    private readonly HashSet<PaneNode> _unbuilt = [];

    // Days that do not begin on a midnight of the tenant's zone.
    private readonly SortedSet<int> _otherDays = [];
    private readonly Stack<CellMerge> _spare = new();
    private readonly MeasureSums _sums = new();

    // Every event changes levels of the same few splits: they are gathered here, and added once for each snapshot to the levels of all time.
    private readonly CellMerge _levelChanges = new();
    private readonly MeasureSet _levelsOfCell = new();
    private readonly Dictionary<Split, int> _splitIds = new(SplitComparer.Instance);
    private readonly PaneMap[] _maps = [.. Sizes.Select(PaneMap.Empty)];
    private readonly SplitProjections _projections = new();
    private readonly FoldedSplits _foldedCustomers = new(NameKind.Customer);
    private Split[] _splits = new Split[16];
    private bool _hasOtherLevels;
    private long _endMs = long.MinValue;
    private PaneNode? _last;

    /// <summary>
    /// Start of the last day that was kept by other midnights than those of the tenant's zone: by those of another zone, or by other rules of this one. No
    /// snapshot shows such days, for no interval of the zone's days consists of them. Unix milliseconds; <see langword="null"/> where all days are of the zone.
    /// </summary>
    public long? LastOtherDayMs => _otherDays.Count > 0 ? _otherDays.Max * PaneKey.UnitMs : null;

    /// <summary>Whether a new snapshot would differ from the last one.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public bool HasNews(long closedMs) => Array.Exists(_touched, static nodes => nodes.Count > 0) || _hasOtherLevels || _unbuilt.Any(node => HasClosed(node, closedMs));

    /// <summary>The number of a split; a new one where it is new.</summary>
    /// <param name="split">The split, with the index's own names.</param>
    public int Intern(in Split split)
    {
        if (!_splitIds.TryGetValue(split, out var id))
        {
            id = _splitIds.Count;
            if (id == _splits.Length)
            {
                // A copy: snapshots keep the array that they were made with.
                Array.Resize(ref _splits, id * 2);
            }

            _splits[id] = split;
            _splitIds.Add(split, id);
        }

        return id;
    }

    /// <summary>Adds to a cell.</summary>
    /// <param name="pane">The stored pane.</param>
    /// <param name="split">The split.</param>
    /// <param name="changes">What changed in a shard's cells.</param>
    /// <param name="at">The place of this one.</param>
    public void Add(PaneKey pane, int split, CellBlock changes, int at)
    {
        if (pane.Size == PaneSize.Base)
        {
            AddLevels(split, changes[at]);
            return;
        }

        // A shard names its cells pane by pane.
        if (_last?.Key != pane)
        {
            _last = Node(pane);
            _touched[(int)pane.Size].Add(_last);
        }

        _last.Changes ??= Spare();
        _last.Changes.Add(split, changes, at);
    }

    /// <summary>Makes a snapshot of what is there now.</summary>
    /// <param name="closedMs">Panes that ended by then have closed, Unix milliseconds.</param>
    public CubeSnapshot Publish(long closedMs)
    {
        var changed = Settle();
        _hasOtherLevels = false;
        Build(closedMs, changed);
        foreach (var ofSize in changed.Where(node => !IsOtherDay(node.Key)).GroupBy(static node => node.Key.Size))
        {
            var data = new List<(int, PaneData?)>();
            foreach (var node in ofSize)
            {
                data.Add((node.Key.StartUnits, node.IsEmpty ? null : node.ToData()));
            }

            _maps[(int)ofSize.Key] = _maps[(int)ofSize.Key].With(data);
        }

        return new CubeSnapshot(grid, [.. _maps], _splits, _splitIds.Count, _levels.ToData(), _endMs, _projections, _foldedCustomers);
    }

    /// <summary>Brings cells and totals up to date, the finest panes first, and lets empty nodes go.</summary>
    /// <returns>All nodes whose data has changed, the levels apart.</returns>
    private HashSet<PaneNode> Settle()
    {
        _last = null;
        var changed = new HashSet<PaneNode>();
        foreach (var size in Sizes)
        {
            var touched = _touched[(int)size];
            foreach (var node in touched)
            {
                if (Settle(node))
                {
                    changed.Add(node);
                }

                foreach (var holder in node.Holders)
                {
                    _touched[(int)holder.Key.Size].Add(holder);
                }

                if (node.IsEmpty)
                {
                    _nodes.Remove(node.Key);
                    _unbuilt.Remove(node);
                    if (IsOtherDay(node.Key))
                    {
                        _otherDays.Remove(node.Key.StartUnits);
                    }
                }
                else if (node.NeedsBuild)
                {
                    _unbuilt.Add(node);
                }
            }

            touched.Clear();
        }

        SettleLevels();
        return changed;
    }

    private bool Settle(PaneNode node)
    {
        var changes = CellList.Empty;
        var merge = node.Changes ?? Spare();
        if (node.Changes is not null)
        {
            node.Changes = null;
            changes = merge.ToList(_sums);
            AddLevels(changes);
        }

        var isOther = node.Settle(changes, merge, _sums);
        GiveBack(merge);
        return isOther;
    }

    /// <summary>Keeps a merge for the next one who needs it. A first load has one for each pane: most of these go.</summary>
    private void GiveBack(CellMerge merge)
    {
        if (_spare.Count < MostSpare && !merge.IsLarge)
        {
            _spare.Push(merge);
        }
    }

    private CellMerge Spare() => _spare.TryPop(out var spare) ? spare : new CellMerge();

    private void SettleLevels()
    {
        if (_levelChanges.Count > 0)
        {
            _levels.Settle(_levelChanges.ToList(_sums), _levelChanges, _sums);
        }
    }

    private void Build(long closedMs, HashSet<PaneNode> changed)
    {
        var closed = _unbuilt.Where(node => !node.NeedsBuild || HasClosed(node, closedMs)).ToList();
        closed.Sort(static (left, right) => left.Key.Size.CompareTo(right.Key.Size));
        foreach (var node in closed)
        {
            _unbuilt.Remove(node);
            if (node.NeedsBuild)
            {
                node.Build(Merge(node));
                changed.Add(node);
            }
        }
    }

    private void AddLevels(CellList changes)
    {
        foreach (var block in changes.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                AddLevels(block.Splits[i], block[i]);
            }
        }
    }

    private void AddLevels(int split, MeasureView change)
    {
        var reader = change.Read();
        while (reader.Read())
        {
            if (Measure.IsLevel(reader.Id))
            {
                _levelsOfCell.Add(reader.Id, reader.Value);
            }
        }

        if (_levelsOfCell.IsEmpty)
        {
            return;
        }

        _hasOtherLevels = true;
        _levelChanges.Add(split, _levelsOfCell.View);
        _levelsOfCell.Clear();
        if (_levelChanges.Count == MostLevelChanges)
        {
            SettleLevels();
        }
    }

    private bool IsOtherDay(PaneKey key) => key.Size == PaneSize.Day && !grid.IsBoundary(PaneSize.Day, key.StartMs);

    private bool HasClosed(PaneNode node, long closedMs) => grid.End(node.Key.Size, node.Key.StartMs) <= closedMs;

    private CellList Merge(PaneNode node)
    {
        var merge = Spare();
        merge.Add(node.Own);
        AddFiner(merge, node.Key.StartMs, grid.End(node.Key.Size, node.Key.StartMs), node.Key.Size - 1);
        var merged = merge.ToList(_sums);
        GiveBack(merge);
        return merged;
    }

    private void AddFiner(CellMerge merge, long startMs, long endMs, PaneSize size)
    {
        // Days need not begin or end on the boundaries of larger sizes.
        while (!grid.IsBoundary(size, startMs) || !grid.IsBoundary(size, endMs))
        {
            size--;
        }

        for (var at = startMs; at < endMs; at = grid.End(size, at))
        {
            if (!_nodes.TryGetValue(PaneKey.At(size, at), out var node))
            {
                continue;
            }

            if (node.All is { } all)
            {
                merge.Add(all);
                merge.Add(node.Corrections);
                continue;
            }

            merge.Add(node.Own);
            if (node.FinerCount > 0)
            {
                AddFiner(merge, at, grid.End(size, at), size - 1);
            }
        }
    }

    private PaneNode Node(PaneKey key)
    {
        if (_nodes.TryGetValue(key, out var node))
        {
            return node;
        }

        node = new PaneNode(key, Array.ConvertAll(HolderSizes(key.Size), size => Node(PaneKey.At(size, grid.Floor(size, key.StartMs)))));
        _nodes.Add(key, node);
        if (IsOtherDay(key))
        {
            _otherDays.Add(key.StartUnits);
        }

        _endMs = Math.Max(_endMs, grid.Ceiling(PaneSize.Day, grid.End(key.Size, key.StartMs)));
        return node;
    }

    /// <summary>The sizes whose panes take from panes of a size what these hold; each larger size is reached one way.</summary>
    private static PaneSize[] HolderSizes(PaneSize size) => size switch
    {
        PaneSize.TenSeconds => [PaneSize.Minute],
        PaneSize.Minute => [PaneSize.QuarterHour],

        // Local days are whole numbers of quarters of an hour, but need not be of larger sizes.
        PaneSize.QuarterHour => [PaneSize.Hour, PaneSize.Day],
        PaneSize.Hour => [PaneSize.FourHours],
        _ => [],
    };
}

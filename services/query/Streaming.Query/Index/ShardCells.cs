using System.Runtime.InteropServices;
using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;

namespace Streaming.Query.Index;

/// <summary>
/// One shard's cells as it last told them, so that an absolute cell can be turned into what changed. While the shard is being read anew,
/// nothing reaches the index; afterwards every change does at once.
/// </summary>
internal sealed class ShardCells : ICellSink
{
    private readonly LiveIndex _index;
    private readonly Func<NameKind, NameId, NameId> _toGlobal;
    private readonly Dictionary<PaneKey, Pane> _panes = [];
    private readonly List<NameId> _names = [];
    private PaneKey _lastKey;
    private Pane? _last;
    private readonly List<(CubeIndex Cube, int Split)> _splits = [];

    /// <summary>Whether changes go to the index.</summary>
    private bool _isLive;

    /// <summary>Nothing yet.</summary>
    /// <param name="index">Receives the changes.</param>
    public ShardCells(LiveIndex index)
    {
        _index = index;
        _toGlobal = (_, local) => Global(local);
    }

    /// <summary>The shard's names and splits by its own numbers.</summary>
    public ShardNames Names { get; } = new();

    /// <summary>Number of cells.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void SetName(int at, Name name)
    {
        if (at != _names.Count)
        {
            return;
        }

        var tenant = name.Tenant.IsNone ? NameId.None : _names[name.Tenant.Value - 1];
        _names.Add(_index.Names.Intern(name.Kind, tenant, name.Text));
        Names.Add(name);
    }

    /// <inheritdoc/>
    public void SetSplit(int at, in Split split)
    {
        if (at != _splits.Count)
        {
            return;
        }

        var cube = _index.Tenant(Global(split.Tenant))[split.Cube];
        _splits.Add((cube, cube.Intern(split.Select(_toGlobal))));
        Names.Add(split);
    }

    /// <summary>A stored page of a pane comes next: what is known of the pane is no more, and older words about it do not count.</summary>
    /// <param name="version">The version that the page stands for.</param>
    /// <param name="pane">The pane.</param>
    public void BeginPage(long version, PaneKey pane)
    {
        RemovePane(version, pane);
        _panes[pane] = new Pane { PageVersion = version };
        _last = null;
    }

    /// <inheritdoc/>
    public void RemovePane(long version, PaneKey pane)
    {
        if (!_panes.TryGetValue(pane, out var known) || version < known.PageVersion)
        {
            return;
        }

        foreach (var (split, cell) in known.Cells)
        {
            Tell(pane, split, cell, MeasureAlgebra.Empty);
        }

        Count -= known.Cells.Count;
        _panes.Remove(pane);
        _last = null;
    }

    /// <inheritdoc/>
    public void SetCell(long version, PaneKey pane, int split, MeasureSet content)
    {
        if (split >= _splits.Count)
        {
            // A page may be newer than the names that were read before it; the cell comes again with its log entry.
            return;
        }

        var known = PaneOf(pane);
        if (version < known.PageVersion)
        {
            return;
        }

        ref var cell = ref CollectionsMarshal.GetValueRefOrAddDefault(known.Cells, split, out _);
        var older = cell ?? MeasureAlgebra.Empty;
        cell = content;
        Count += (content.IsEmpty ? 0 : 1) - (older.IsEmpty ? 0 : 1);
        if (content.IsEmpty)
        {
            known.Cells.Remove(split);
        }

        Tell(pane, split, older, content);
    }

    /// <summary>What is known of a pane; entries and pages name their cells pane by pane, so mostly it is that of the cell before.</summary>
    private Pane PaneOf(PaneKey key)
    {
        if (_last is null || _lastKey != key)
        {
            if (!_panes.TryGetValue(key, out _last))
            {
                _last = new Pane();
                _panes.Add(key, _last);
            }

            _lastKey = key;
        }

        return _last;
    }

    /// <summary>Takes the place of what was known of the shard before: the index gets the difference.</summary>
    /// <param name="before">What was known; <see langword="null"/> for nothing.</param>
    public void TakeOver(ShardCells? before)
    {
        foreach (var (key, pane) in _panes)
        {
            foreach (var (split, cell) in pane.Cells)
            {
                var (cube, id) = _splits[split];
                cube.Apply(key, id, before?.Take(key, cube, id) ?? MeasureAlgebra.Empty, cell);
            }
        }

        before?.TakeRest();
        _isLive = true;
    }

    /// <summary>Takes the cell of a split of the index out.</summary>
    private MeasureSet? Take(PaneKey key, CubeIndex cube, int id)
    {
        _isLive = false;
        if (!_panes.TryGetValue(key, out var pane))
        {
            return null;
        }

        // A shard that is read anew has, but for a rebuild, the numbers that it had.
        pane.LocalSplits ??= pane.Cells.Keys.ToDictionary(local => _splits[local]);
        return pane.LocalSplits.TryGetValue((cube, id), out var split) && pane.Cells.Remove(split, out var cell) ? cell : null;
    }

    private void TakeRest()
    {
        foreach (var (key, pane) in _panes)
        {
            foreach (var (split, cell) in pane.Cells)
            {
                var (cube, id) = _splits[split];
                cube.Apply(key, id, cell, MeasureAlgebra.Empty);
            }
        }
    }

    private void Tell(PaneKey pane, int split, MeasureSet older, MeasureSet newer)
    {
        if (_isLive)
        {
            var (cube, id) = _splits[split];
            cube.Apply(pane, id, older, newer);
        }
    }

    private NameId Global(NameId local) => local.IsNone ? NameId.None : _names[local.Value - 1];

    private sealed class Pane
    {
        public long PageVersion { get; init; }

        public Dictionary<int, MeasureSet> Cells { get; } = [];

        public Dictionary<(CubeIndex Cube, int Split), int>? LocalSplits { get; set; }
    }
}

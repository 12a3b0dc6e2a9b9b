using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;

namespace Streaming.Query.Index;

/// <summary>
/// One shard's cells as it last told them, so that an absolute cell can be turned into what changed, which <see cref="Settle"/> does. While the
/// shard is being read anew, nothing reaches the index; afterwards every change does.
/// </summary>
internal sealed class ShardCells : ICellSink
{
    private readonly LiveIndex _index;
    private readonly Func<NameKind, NameId, NameId> _toGlobal;
    private readonly Dictionary<PaneKey, Pane> _panes = [];
    private readonly List<(PaneKey Key, Pane Pane)> _touched = [];
    private readonly Stack<PendingCells> _spare = new();
    private readonly List<NameId> _names = [];
    private readonly List<(CubeIndex Cube, int Split)> _splits = [];
    private PaneKey _lastKey;
    private Pane? _last;
    private bool _isInPage;

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

    /// <summary>Number of cells, as of the last <see cref="Settle"/>.</summary>
    public long Count { get; private set; }

    /// <inheritdoc/>
    public void SetName(int at, Name name)
    {
        if (IsKnown(at, _names.Count))
        {
            return;
        }

        var tenant = name.Tenant.IsNone ? NameId.None : _names[name.Tenant.Value - 1];
        var id = _index.Names.Intern(name.Kind, tenant, name.Text);
        _names.Add(id);
        Names.Add(name.Kind, _index.Names.Texts[id.Value]);
    }

    /// <inheritdoc/>
    public void SetSplit(int at, in Split split)
    {
        if (IsKnown(at, _splits.Count))
        {
            return;
        }

        var cube = _index.Tenant(Global(split.Tenant))[split.Cube];
        _splits.Add((cube, cube.Intern(split.Select(_toGlobal))));
        Names.Add(split);
    }

    /// <summary>
    /// A stored page of a pane comes next: what is known of the pane is no more. All pages come before the entries, and of these all, in order, so that
    /// the last word about a cell is right however new the page is: entries older than it say again what it says, or what it left out.
    /// </summary>
    /// <param name="pane">The pane.</param>
    public void BeginPage(PaneKey pane)
    {
        Settle();
        Count -= _panes.TryGetValue(pane, out var known) ? known.Cells.Count : 0;
        _panes[pane] = new Pane();
        _isInPage = true;
    }

    /// <summary>The page has ended.</summary>
    public void EndPage() => _isInPage = false;

    /// <inheritdoc/>
    public void RemovePane(long version, PaneKey pane)
    {
        if (_panes.TryGetValue(pane, out var known))
        {
            Touch(pane, known);
            known.Pending!.Clear();
            known.IsCut = true;
        }
    }

    /// <inheritdoc/>
    public void SetCell(long version, PaneKey pane, int split, MeasureView content)
    {
        if (split >= _splits.Count)
        {
            // A page may be newer than the names that were read before it; the cell comes again with its log entry.
            if (_isInPage)
            {
                return;
            }

            throw new InvalidDataException($"An entry speaks of split {split}, and only {_splits.Count} have been named.");
        }

        var known = PaneOf(pane);
        Touch(pane, known);
        known.Pending!.Set(split, content);
    }

    /// <summary>Takes over what was told since the last time, and passes it on.</summary>
    public void Settle()
    {
        foreach (var (key, pane) in _touched)
        {
            Take(key, pane);
        }

        _touched.Clear();
        _last = null;
    }

    /// <summary>Takes the place of what was known of the shard before: the index gets the difference.</summary>
    /// <param name="before">What was known; <see langword="null"/> for nothing.</param>
    public void TakeOver(ShardCells? before)
    {
        Settle();
        foreach (var (key, pane) in _panes)
        {
            Tell(key, pane.Cells);
        }

        foreach (var (key, pane) in before?._panes ?? [])
        {
            before!.Tell(key, pane.Cells.Negated());
        }

        _isLive = true;
    }

    private void Take(PaneKey key, Pane pane)
    {
        var count = pane.Cells.Count;
        if (pane.IsCut && count > 0)
        {
            if (_isLive)
            {
                Tell(key, pane.Cells.Negated());
            }

            pane.Cells = CellList.Empty;
        }

        if (!pane.Pending!.IsEmpty)
        {
            var changes = pane.Pending.DifferenceTo(pane.Cells);
            pane.Cells = pane.Cells.Plus(changes);
            if (_isLive)
            {
                Tell(key, changes);
            }
        }

        Count += pane.Cells.Count - count;
        pane.Pending.Clear();
        _spare.Push(pane.Pending);
        pane.Pending = null;
        pane.IsCut = false;
        if (pane.Cells.Count == 0)
        {
            _panes.Remove(key);
        }
    }

    private void Tell(PaneKey key, CellList changes)
    {
        foreach (var block in changes.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var (cube, split) = _splits[block.Splits[i]];
                cube.Add(key, split, block, i);
            }
        }
    }

    private void Touch(PaneKey key, Pane pane)
    {
        if (pane.Pending is null)
        {
            pane.Pending = _spare.TryPop(out var spare) ? spare : new PendingCells();
            _touched.Add((key, pane));
        }
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

    private NameId Global(NameId local) => local.IsNone ? NameId.None : _names[local.Value - 1];

    /// <summary>Whether a name or split was told before: pages and entries overlap, and none is left out.</summary>
    private static bool IsKnown(int at, int count) => at <= count
        ? at < count
        : throw new InvalidDataException($"Number {at} follows on number {count - 1}: what names the numbers between them is missing.");

    private sealed class Pane
    {
        /// <summary>Its cells, by the shard's own splits, as of the last time.</summary>
        public CellList Cells { get; set; } = CellList.Empty;

        /// <summary>What was told since then; <see langword="null"/> where nothing was.</summary>
        public PendingCells? Pending { get; set; }

        /// <summary>Whether what it had before was removed since then.</summary>
        public bool IsCut { get; set; }
    }
}

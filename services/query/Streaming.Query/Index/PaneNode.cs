using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Query.Index;

/// <summary>One pane in the hands of the index's only writer.</summary>
/// <param name="key">The pane.</param>
/// <param name="ancestors">The larger panes that hold it, smallest first.</param>
internal sealed class PaneNode(PaneKey key, PaneNode[] ancestors)
{
    /// <summary>Corrections are merged in when there is one for every so many cells.</summary>
    private const int CellsPerCorrection = 4;

    private static readonly CellList NoCells = new CellList().Publish();

    private RunningSum _ownPending;
    private RunningSum _pending;

    /// <summary>The pane.</summary>
    public PaneKey Key => key;

    /// <summary>The larger panes that hold it, smallest first.</summary>
    public PaneNode[] Ancestors => ancestors;

    /// <summary>The cells that are stored at this very size.</summary>
    public CellList Own { get; private set; } = new();

    /// <summary>The cells of this and all finer panes as of <see cref="Build"/>; <see langword="null"/> before.</summary>
    public CellList? All { get; private set; }

    /// <summary>What was added to <see cref="All"/> since. Small cells of their own: rewriting the merged ones for each late event would cost far more.</summary>
    public CellList Corrections { get; private set; } = NoCells;

    /// <summary>The sum of everything in the pane, as of the last <see cref="SettleTotal"/>.</summary>
    public MeasureSet Total { get; private set; } = MeasureAlgebra.Empty;

    /// <summary>Number of finer panes within this one that have cells of their own.</summary>
    public int FinerCount { get; private set; }

    /// <summary>Whether nothing is left, so that the node can go.</summary>
    public bool IsEmpty => Own.Count == 0 && FinerCount == 0;

    /// <summary>Whether the node has finer panes whose cells are not merged into it yet.</summary>
    public bool NeedsBuild => FinerCount > 0 && All is null;

    /// <summary>Adds to a cell of this pane, and to the merged cells of the panes that hold it.</summary>
    /// <param name="split">The split.</param>
    /// <param name="delta">What to add.</param>
    public void Add(int split, MeasureSet delta)
    {
        var hadCells = Own.Count > 0;
        Own = Own.With(split, delta);
        Correct(split, delta);
        _ownPending.Add(delta);
        var change = (Own.Count > 0 ? 1 : 0) - (hadCells ? 1 : 0);
        foreach (var ancestor in ancestors)
        {
            ancestor.AddFromFiner(split, delta, change);
        }
    }

    /// <summary>Hands the changes of this pane's own cells on to its total and to those of the panes that hold it.</summary>
    public void PassOnTotal()
    {
        if (_ownPending.IsUnused)
        {
            return;
        }

        var own = _ownPending.Take();
        _pending.Add(own);
        foreach (var ancestor in ancestors)
        {
            ancestor._pending.Add(own);
        }
    }

    /// <summary>Adds what was handed on to the total.</summary>
    public void SettleTotal()
    {
        if (!_pending.IsUnused)
        {
            Total = MeasureAlgebra.Sum(Total, _pending.Take());
        }
    }

    /// <summary>Sets the merged cells. From now on each change keeps them up to date.</summary>
    /// <param name="all">The cells of this and all finer panes.</param>
    public void Build(CellList all)
    {
        All = all;
        Corrections = NoCells;
    }

    /// <summary>What a snapshot shows of this pane.</summary>
    public PaneData ToData()
    {
        var own = Own.Publish();
        if (All is not null && (Corrections.Count > All.Count / CellsPerCorrection || Corrections.TakesAwayCellOf(All)))
        {
            Build(All.Plus(Corrections));
        }

        return new PaneData(Total, own, FinerCount == 0 ? own : All?.Publish(), Corrections.Publish());
    }

    private void AddFromFiner(int split, MeasureSet delta, int finerChange)
    {
        FinerCount += finerChange;
        if (FinerCount == 0 || (finerChange > 0 && FinerCount == 1))
        {
            // Without finer panes the own cells are all there is; with the first one, the merge begins anew.
            All = null;
            Corrections = NoCells;
        }
        else
        {
            Correct(split, delta);
        }
    }

    private void Correct(int split, MeasureSet delta)
    {
        if (All is not null)
        {
            Corrections = Corrections.With(split, delta);
        }
    }
}

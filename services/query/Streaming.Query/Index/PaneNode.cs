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

    private RunningSum _pending;

    /// <summary>The pane.</summary>
    public PaneKey Key => key;

    /// <summary>The larger panes that hold it, smallest first.</summary>
    public PaneNode[] Ancestors => ancestors;

    /// <summary>What was added to cells of this very size since the last <see cref="Take"/>; the index's own.</summary>
    public CellMerge? Changes { get; set; }

    /// <summary>The cells that are stored at this very size.</summary>
    public CellList Own { get; private set; } = CellList.Empty;

    /// <summary>The cells of this and all finer panes as of <see cref="Build"/>; <see langword="null"/> before.</summary>
    public CellList? All { get; private set; }

    /// <summary>What was added to <see cref="All"/> since. Small cells of their own: rewriting the merged ones for each late event would cost far more.</summary>
    public CellList Corrections { get; private set; } = CellList.Empty;

    /// <summary>The sum of everything in the pane, as of the last <see cref="SettleTotal"/>.</summary>
    public MeasureSet Total { get; private set; } = MeasureAlgebra.Empty;

    /// <summary>Number of finer panes within this one that have cells of their own.</summary>
    public int FinerCount { get; private set; }

    /// <summary>Whether nothing is left, so that the node can go.</summary>
    public bool IsEmpty => Own.Count == 0 && FinerCount == 0;

    /// <summary>Whether the node has finer panes whose cells are not merged into it yet.</summary>
    public bool NeedsBuild => FinerCount > 0 && All is null;

    /// <summary>Adds to cells of this pane, and to the totals and the merged cells of the panes that hold it.</summary>
    /// <param name="changes">What to add.</param>
    public void Take(CellList changes)
    {
        var hadCells = Own.Count > 0;
        Own = Own.Plus(changes);
        Correct(changes);
        var sum = default(RunningSum);
        foreach (var cell in changes.Cells)
        {
            sum.Add(cell);
        }

        var total = sum.Take();
        _pending.Add(total);
        var change = (Own.Count > 0 ? 1 : 0) - (hadCells ? 1 : 0);
        foreach (var ancestor in ancestors)
        {
            ancestor._pending.Add(total);
            ancestor.TakeFromFiner(changes, change);
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
        Corrections = CellList.Empty;
    }

    /// <summary>What a snapshot shows of this pane.</summary>
    public PaneData ToData()
    {
        if (All is not null && (Corrections.Count > All.Count / CellsPerCorrection || Corrections.TakesAwayCellOf(All)))
        {
            Build(All.Plus(Corrections));
        }

        return new PaneData(Total, Own, FinerCount == 0 ? Own : All, Corrections);
    }

    private void TakeFromFiner(CellList changes, int finerChange)
    {
        FinerCount += finerChange;
        if (FinerCount == 0 || (finerChange > 0 && FinerCount == 1))
        {
            // Without finer panes the own cells are all there is; with the first one, the merge begins anew.
            All = null;
            Corrections = CellList.Empty;
        }
        else
        {
            Correct(changes);
        }
    }

    private void Correct(CellList changes)
    {
        if (All is not null)
        {
            Corrections = Corrections.Plus(changes);
        }
    }
}

using Streaming.Domain.Measures;
using Streaming.Domain.Panes;

namespace Streaming.Query.Index;

/// <summary>One pane in the hands of the index's only writer.</summary>
/// <param name="key">The pane.</param>
/// <param name="holders">The next larger panes that hold it, which hand on to theirs; each larger pane is reached one way.</param>
internal sealed class PaneNode(PaneKey key, PaneNode[] holders)
{
    /// <summary>Corrections are merged in when there is one for every so many cells.</summary>
    private const int CellsPerCorrection = 4;

    private readonly List<CellList> _handedCells = [];
    private readonly MeasureSet _handedTotal = new();
    private int _handedCount;
    private bool _takesAway;

    /// <summary>The pane.</summary>
    public PaneKey Key => key;

    /// <summary>The next larger panes that hold it.</summary>
    public PaneNode[] Holders => holders;

    /// <summary>What was added to cells of this very size since the last <see cref="Settle"/>; the index's own.</summary>
    public CellMerge? Changes { get; set; }

    /// <summary>The cells that are stored at this very size.</summary>
    public CellList Own { get; private set; } = CellList.Empty;

    /// <summary>The cells of this and all finer panes as of <see cref="Build"/>; <see langword="null"/> before.</summary>
    public CellList? All { get; private set; }

    /// <summary>What was added to <see cref="All"/> since. Small cells of their own: rewriting the merged ones for each late event would cost far more.</summary>
    public CellList Corrections { get; private set; } = CellList.Empty;

    /// <summary>The sum of everything in the pane, as of the last <see cref="Settle"/>.</summary>
    public MeasureSet Total { get; private set; } = MeasureAlgebra.Empty;

    /// <summary>Number of finer panes within this one that have cells of their own.</summary>
    public int FinerCount { get; private set; }

    /// <summary>Whether nothing is left, so that the node can go.</summary>
    public bool IsEmpty => Own.Count == 0 && FinerCount == 0;

    /// <summary>Whether the node has finer panes whose cells are not merged into it yet.</summary>
    public bool NeedsBuild => FinerCount > 0 && All is null;

    /// <summary>Whether this pane or one that holds it has merged cells, which are to be kept up to date.</summary>
    private bool WantsCells => All is not null || Array.Exists(holders, static holder => holder.WantsCells);

    /// <summary>Adds to cells of this pane and what finer panes have handed on, and hands both on to the panes that hold it.</summary>
    /// <param name="changes">What to add to cells of this very size.</param>
    /// <param name="merge">Adds up cells; left empty.</param>
    /// <param name="sums">Adds up cells and totals; left empty.</param>
    /// <returns>Whether anything that a snapshot shows of the pane may have changed.</returns>
    /// <remarks>Finer panes first. What cancels out, such as a roll-up, goes no further than to the pane in which it does.</remarks>
    public bool Settle(CellList changes, CellMerge merge, MeasureSums sums)
    {
        var hadCells = Own.Count > 0;
        Own = Own.Plus(changes);
        var ownCount = (Own.Count > 0 ? 1 : 0) - (hadCells ? 1 : 0);
        var (hadFiner, handedCount) = (FinerCount > 0, _handedCount);
        FinerCount += handedCount;
        _handedCount = 0;

        // The total last: it lies in the sums until they are used again.
        var cells = AllChanges(changes, merge, sums);
        var total = TotalOf(changes, sums);
        Total = MeasureAlgebra.Sum(Total, total);
        foreach (var holder in holders)
        {
            holder.TakeFromFiner(cells, total, ownCount + handedCount);
        }

        var isOther = changes.Count > 0 || !total.IsEmpty || hadFiner != FinerCount > 0;
        if (!hadFiner || FinerCount == 0)
        {
            // Without finer panes the own cells are all there is; with the first one, the merge begins anew.
            All = null;
            Corrections = CellList.Empty;
        }
        else if (All is not null && cells.Count > 0)
        {
            Corrections = Corrections.Plus(cells);
            _takesAway |= Corrections.TakesAwayCellOf(All, cells);
            isOther = true;
        }

        return isOther;
    }

    /// <summary>Sets the merged cells. From now on each change keeps them up to date.</summary>
    /// <param name="all">The cells of this and all finer panes.</param>
    public void Build(CellList all)
    {
        All = all;
        Corrections = CellList.Empty;
        _takesAway = false;
    }

    /// <summary>What a snapshot shows of this pane.</summary>
    public PaneData ToData()
    {
        if (All is not null && (_takesAway || Corrections.Count > All.Count / CellsPerCorrection))
        {
            Build(All.Plus(Corrections));
        }

        return new PaneData(Total, Own, FinerCount == 0 ? Own : All, Corrections);
    }

    /// <summary>What is added to the total, own and handed on.</summary>
    private MeasureView TotalOf(CellList changes, MeasureSums sums)
    {
        sums.Add(_handedTotal.View);
        _handedTotal.Clear();
        foreach (var block in changes.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                sums.Add(block[i]);
            }
        }

        return sums.Take();
    }

    private void TakeFromFiner(CellList cells, MeasureView total, int count)
    {
        _handedCount += count;
        _handedTotal.Add(total);

        if (cells.Count > 0 && WantsCells)
        {
            _handedCells.Add(cells);
        }
    }

    /// <summary>What is added to cells of this pane and of finer ones; nothing where nobody wants it.</summary>
    private CellList AllChanges(CellList changes, CellMerge merge, MeasureSums sums)
    {
        if (_handedCells.Count == 0)
        {
            return changes;
        }

        if (changes.Count == 0 && _handedCells.Count == 1)
        {
            var only = _handedCells[0];
            _handedCells.Clear();
            return only;
        }

        merge.Add(changes);
        foreach (var handed in _handedCells)
        {
            merge.Add(handed);
        }

        _handedCells.Clear();
        return merge.ToList(sums);
    }
}

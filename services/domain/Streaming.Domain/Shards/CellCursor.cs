using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <summary>Goes from cell to cell of a cube as contributions are added or taken back: one is looked for only where the next contribution goes elsewhere.</summary>
/// <param name="cells">The shard's cells; whoever is done with all changes closes them.</param>
/// <param name="placement">Says which pane a time lies in.</param>
/// <param name="splits">The shard's splits.</param>
/// <param name="tenant">Whose ticket it is.</param>
/// <param name="cube">The main or the agent cube, of which cells are changed; those of further cubes with the main one.</param>
/// <param name="sign">1 to add, -1 to take back.</param>
internal ref struct CellCursor(CellStore cells, PanePlacement placement, SplitTable splits, NameId tenant, Cube cube, int sign)
{
    private OpenCell? _cell;
    private long _timeMs;
    private int _split = -1;
    private int _closings;
    private bool _isBase;

    /// <summary>The split of a contribution that this goes by.</summary>
    /// <param name="contribution">The contribution.</param>
    public readonly int SplitOf(in Contribution contribution) => contribution.SplitOf(cube);

    /// <summary>Adds a contribution to its cell, or takes it back.</summary>
    /// <param name="contribution">The contribution.</param>
    public void Change(in Contribution contribution)
    {
        var split = SplitOf(contribution);
        if (contribution.TimeMs != _timeMs || split != _split || cells.Closings != _closings)
        {
            (_cell, _timeMs, _split) = (null, contribution.TimeMs, split);
        }

        if ((_cell is null && !Open(contribution)) || (_isBase && !Measure.IsLevel(contribution.Measure)))
        {
            return;
        }

        if (Measure.IsSketch(contribution.Measure))
        {
            _cell!.AddDuration(contribution.Measure, contribution.Value, sign);
        }
        else
        {
            _cell!.Add(contribution.Measure, sign * contribution.Value);
        }
    }

    /// <returns>Whether there is anything to change: of the time before all panes only levels are kept.</returns>
    private bool Open(in Contribution contribution)
    {
        // Splits are many, and far apart in memory: only one that stands alone has to be looked at.
        var of = contribution.StandsAlone ? splits.OwnerOf(_split).Cube : cube;
        var pane = placement.Place(_timeMs, of, tenant);
        _isBase = pane.Size == PaneSize.Base;
        if (_isBase && !Measure.IsLevel(contribution.Measure))
        {
            return false;
        }

        _cell = cells.Open(pane, _split);
        _closings = cells.Closings;
        return true;
    }
}

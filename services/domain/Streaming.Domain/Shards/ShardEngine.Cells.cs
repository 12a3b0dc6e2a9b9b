using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>What contributions do to cells.</content>
public sealed partial class ShardEngine
{
    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> contributions, int sign)
    {
        ChangeCells(tenant, contributions, sign, Cube.Main);
        ChangeCells(tenant, contributions, sign, Cube.Agent);
    }

    /// <summary>Mostly several contributions go to one cell, so it is opened once for those that follow one another.</summary>
    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> contributions, int sign, Cube cube)
    {
        OpenCell? cell = null;
        var (timeMs, split, isBase) = (0L, -1, false);
        for (var i = 0; i < contributions.Length; i++)
        {
            ref readonly var contribution = ref contributions[i];
            if ((cube == Cube.Agent && contribution.StandsAlone) || contribution.Measure == Measure.Respondent)
            {
                continue;
            }

            if (i + 1 < contributions.Length && Undoes(contributions[i + 1], contribution, cube))
            {
                i++;
                continue;
            }

            if (contribution.TimeMs != timeMs || contribution.SplitOf(cube) != split)
            {
                if (cell is not null)
                {
                    _cells.Close();
                }

                (timeMs, split, cell) = (contribution.TimeMs, contribution.SplitOf(cube), null);
            }

            if (cell is null)
            {
                // Splits are many, and far apart in memory: only one that stands alone has to be looked at.
                var of = contribution.StandsAlone ? _splits.OwnerOf(split).Cube : cube;
                var pane = _placement.Place(timeMs, of, tenant);
                isBase = pane.Size == PaneSize.Base;
                if (isBase && !Measure.IsLevel(contribution.Measure))
                {
                    continue;
                }

                cell = _cells.Open(pane, split);
            }

            if (!isBase || Measure.IsLevel(contribution.Measure))
            {
                Change(cell, contribution, sign);
            }
        }

        if (cell is not null)
        {
            _cells.Close();
        }
    }

    /// <summary>A level that leaves one split for another of one cube stays where it is in the other cube: its cell need not be touched.</summary>
    private static bool Undoes(in Contribution later, in Contribution earlier, Cube cube) =>
        later.Measure == earlier.Measure
        && later.Value == -earlier.Value
        && later.TimeMs == earlier.TimeMs
        && later.SplitOf(cube) == earlier.SplitOf(cube)
        && !Measure.IsSketch(later.Measure);

    private static void Change(OpenCell cell, in Contribution contribution, int sign)
    {
        if (Measure.IsSketch(contribution.Measure))
        {
            cell.AddDuration(contribution.Measure, contribution.Value, sign);
        }
        else
        {
            cell.Add(contribution.Measure, sign * contribution.Value);
        }
    }
}

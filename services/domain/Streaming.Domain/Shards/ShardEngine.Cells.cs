using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>What contributions do to cells.</content>
public sealed partial class ShardEngine
{
    private void ChangeCells(ReadOnlySpan<Contribution> contributions, int sign)
    {
        ChangeCells(contributions, sign, Cube.Main);
        ChangeCells(contributions, sign, Cube.Agent);
    }

    /// <summary>Mostly several contributions go to one cell, so it is looked up once for those that follow one another, and given room for all.</summary>
    private void ChangeCells(ReadOnlySpan<Contribution> contributions, int sign, Cube cube)
    {
        MeasureSet? cell = null;
        var (timeMs, split, isBase) = (0L, -1, false);
        for (var i = 0; i < contributions.Length; i++)
        {
            ref readonly var contribution = ref contributions[i];
            if (i + 1 < contributions.Length && Undoes(contributions[i + 1], contribution, cube))
            {
                i++;
                continue;
            }

            if (contribution.TimeMs != timeMs || contribution.SplitOf(cube) != split)
            {
                (timeMs, split, cell) = (contribution.TimeMs, contribution.SplitOf(cube), null);
            }

            if (cell is null)
            {
                var pane = _placement.Place(timeMs, cube, _splits[split].Tenant);
                isBase = pane.Size == PaneSize.Base;
                if (isBase && !Measure.IsLevel(contribution.Measure))
                {
                    continue;
                }

                cell = _cells.Change(pane, split);
                cell.ReserveFor(contribution.Measure, CountSameCell(contributions[i..], cube));
            }

            if (!isBase || Measure.IsLevel(contribution.Measure))
            {
                Change(cell, contribution, sign);
            }
        }
    }

    /// <summary>A level that leaves one split for another of one cube stays where it is in the other cube: its cell need not be touched.</summary>
    private static bool Undoes(in Contribution later, in Contribution earlier, Cube cube) =>
        later.Measure == earlier.Measure
        && later.Value == -earlier.Value
        && later.TimeMs == earlier.TimeMs
        && later.SplitOf(cube) == earlier.SplitOf(cube)
        && !Measure.IsSketch(later.Measure);

    private static int CountSameCell(ReadOnlySpan<Contribution> contributions, Cube cube)
    {
        var (timeMs, split, count) = (contributions[0].TimeMs, contributions[0].SplitOf(cube), 0);
        foreach (ref readonly var contribution in contributions)
        {
            count += contribution.TimeMs == timeMs && contribution.SplitOf(cube) == split ? 1 : 0;
        }

        return count;
    }

    private static void Change(MeasureSet cell, in Contribution contribution, int sign)
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

using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>What contributions do to cells.</content>
public sealed partial class ShardEngine
{
    /// <summary>Takes back what a ticket contributed and adds what it contributes now, in every cube.</summary>
    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> before, ReadOnlySpan<Contribution> now)
    {
        ChangeCells(tenant, before, -1);
        ChangeCells(tenant, now, 1);
        _cells.Close();
    }

    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> contributions, int sign)
    {
        var main = new CellCursor(_cells, _placement, _splits, tenant, Cube.Main, sign);
        var agent = new CellCursor(_cells, _placement, _splits, tenant, Cube.Agent, sign);
        for (var i = 0; i < contributions.Length; i++)
        {
            ref readonly var contribution = ref contributions[i];
            if (contribution.Measure == Measure.Respondent)
            {
                continue;
            }

            if (contribution.StandsAlone)
            {
                main.Change(contribution);
            }
            else if (i + 1 < contributions.Length && IsMove(contribution, contributions[i + 1]))
            {
                ref readonly var later = ref contributions[++i];
                Move(ref main, contribution, later);
                Move(ref agent, contribution, later);
            }
            else
            {
                main.Change(contribution);
                agent.Change(contribution);
            }
        }
    }

    /// <summary>A level that leaves one split for another of one cube stays where it is in the other cube: its cell need not be touched.</summary>
    private static void Move(ref CellCursor cells, in Contribution earlier, in Contribution later)
    {
        if (cells.SplitOf(earlier) != cells.SplitOf(later))
        {
            cells.Change(earlier);
            cells.Change(later);
        }
    }

    private static bool IsMove(in Contribution earlier, in Contribution later) =>
        later.Measure == earlier.Measure
        && later.Value == -earlier.Value
        && later.TimeMs == earlier.TimeMs
        && !later.StandsAlone
        && !Measure.IsSketch(later.Measure);
}

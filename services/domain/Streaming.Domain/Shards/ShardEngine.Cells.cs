using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>What contributions do to cells.</content>
public sealed partial class ShardEngine
{
    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> contributions, int sign)
    {
        if (!contributions.IsEmpty)
        {
            ChangeCells(tenant, contributions, sign, Cube.Main, isAlone: false);
            ChangeCells(tenant, contributions, sign, Cube.Agent, isAlone: false);
            ChangeCells(tenant, contributions, sign, Cube.Main, isAlone: true);
        }
    }

    /// <summary>Changes the cells of one cube; or of all others, for what stands alone, which would lead away from a cell that is open.</summary>
    private void ChangeCells(NameId tenant, ReadOnlySpan<Contribution> contributions, int sign, Cube cube, bool isAlone)
    {
        var cells = new CellCursor(_cells, _placement, _splits, tenant, cube, sign);
        for (var i = 0; i < contributions.Length; i++)
        {
            ref readonly var contribution = ref contributions[i];
            if (contribution.StandsAlone != isAlone || contribution.Measure == Measure.Respondent)
            {
                continue;
            }

            var moves = CountMoves(contributions[i..], cube);
            if (moves == 0)
            {
                cells.Change(contribution);
                continue;
            }

            // A level that leaves one split for another of one cube stays where it is in the other cube: its cell need not be touched.
            if (contribution.SplitOf(cube) != contributions[i + 1].SplitOf(cube))
            {
                Move(ref cells, contributions.Slice(i, 2 * moves));
            }

            i += (2 * moves) - 1;
        }

        cells.Close();
    }

    /// <summary>Several levels leave one cell for the same other one: all leave, then all come, so that each cell is opened once.</summary>
    private static void Move(ref CellCursor cells, ReadOnlySpan<Contribution> moves)
    {
        for (var i = 0; i < moves.Length; i += 2)
        {
            cells.Change(moves[i]);
        }

        for (var i = 1; i < moves.Length; i += 2)
        {
            cells.Change(moves[i]);
        }
    }

    /// <summary>How many levels move first of all, each said by two contributions, from one cell of a cube to the same other one.</summary>
    private static int CountMoves(ReadOnlySpan<Contribution> contributions, Cube cube)
    {
        var moves = 0;
        for (var i = 0; i + 1 < contributions.Length && IsMove(contributions[i], contributions[i + 1]); i += 2)
        {
            if (contributions[i].TimeMs != contributions[0].TimeMs
                || contributions[i].SplitOf(cube) != contributions[0].SplitOf(cube)
                || contributions[i + 1].SplitOf(cube) != contributions[1].SplitOf(cube))
            {
                break;
            }

            moves++;
        }

        return moves;
    }

    private static bool IsMove(in Contribution earlier, in Contribution later) =>
        later.Measure == earlier.Measure
        && later.Value == -earlier.Value
        && later.TimeMs == earlier.TimeMs
        && later.StandsAlone == earlier.StandsAlone
        && !Measure.IsSketch(later.Measure);
}

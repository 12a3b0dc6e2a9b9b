using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>Reads the cells of an interval from a cube.</summary>
/// <param name="cube">The cube.</param>
/// <param name="finest">The cube's finest panes.</param>
internal sealed class PaneReader(CubeSnapshot cube, PaneSize finest)
{
    /// <summary>Shorter lists are read faster than they are merged and remembered.</summary>
    private const int FewestToProject = 32;

    private static readonly PaneSize[] LargestFirst = [PaneSize.FourHours, PaneSize.Hour, PaneSize.QuarterHour, PaneSize.Minute, PaneSize.TenSeconds];

    /// <summary>The sums of the panes that cover an interval.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    public List<MeasureSet> Totals(TimeInterval interval)
    {
        var totals = new List<MeasureSet>();
        foreach (var pane in Cover(interval))
        {
            if (cube[pane] is { } data)
            {
                totals.Add(data.Total);
            }
        }

        return totals;
    }

    /// <summary>The cells, by split, that an interval is made of.</summary>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="projection">The dimensions that matter: long lists come merged by them; <see langword="null"/> for all of them.</param>
    public List<(CellList Cells, bool IsProjected)> Cells(TimeInterval interval, SplitProjection? projection)
    {
        var lists = new List<(CellList Cells, bool IsProjected)>();
        foreach (var pane in Cover(interval))
        {
            AppendCells(pane, projection, lists);
        }

        return lists;
    }

    private List<PaneKey> Cover(TimeInterval interval)
    {
        var panes = new List<PaneKey>();
        PaneCover.Append(cube.Grid, interval, finest, panes);
        return panes;
    }

    private void AppendCells(PaneKey pane, SplitProjection? projection, List<(CellList Cells, bool IsProjected)> lists)
    {
        if (cube[pane] is not { } data)
        {
            return;
        }

        if (data.All is { } all)
        {
            var isProjected = projection is not null && all.Count >= FewestToProject && all.Count > 2 * projection.Splits.Length;
            lists.Add((isProjected ? all.Projected(projection!) : all, isProjected));
            if (data.Corrections.Count > 0)
            {
                lists.Add((data.Corrections, false));
            }

            return;
        }

        lists.Add((data.Own, false));
        var endMs = cube.Grid.End(pane.Size, pane.StartMs);
        var finer = Array.Find(LargestFirst, size => size < pane.Size && cube.Grid.IsBoundary(size, pane.StartMs) && cube.Grid.IsBoundary(size, endMs));
        for (var at = pane.StartMs; at < endMs; at += PaneGrid.LengthMs(finer))
        {
            AppendCells(PaneKey.At(finer, at), projection, lists);
        }
    }
}

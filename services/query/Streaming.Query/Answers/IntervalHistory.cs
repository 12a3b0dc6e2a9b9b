using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Query.Answers;

/// <summary>Since when the measures of an answer are known, and how those of one row came about.</summary>
/// <param name="parts">The cubes of the answer.</param>
/// <param name="intervals">The intervals that the row is of.</param>
/// <param name="rows">The groups of the row.</param>
/// <param name="read">Reads the cells of an interval.</param>
internal sealed class IntervalHistory(
    IReadOnlyList<CubePart> parts, IReadOnlyList<TimeInterval> intervals, int[] rows, Func<TimeInterval, GroupedCells> read) : IMeasureHistory
{
    /// <inheritdoc/>
    public bool IsKnownSince(MeasureId measure, long startMs)
    {
        var isKnown = true;
        foreach (var part in parts)
        {
            if (part.Snapshot.FirstDayMs(measure) is { } firstMs)
            {
                isKnown = firstMs <= (Measure.IsMoney(measure) ? part.Snapshot.Grid.Ceiling(PaneSize.Day, startMs) : startMs);
                if (isKnown)
                {
                    return true;
                }
            }
        }

        return isKnown;
    }

    /// <inheritdoc/>
    public long CountBefore(MeasureId measure, long endMs)
    {
        if (parts.Count == 0)
        {
            return 0;
        }

        // A delay may reach to where only quarters of an hour are left.
        var count = 0L;
        var cutMs = parts[0].Snapshot.Grid.Floor(PaneSize.QuarterHour, endMs);
        foreach (var interval in intervals)
        {
            if (interval.StartMs < cutMs)
            {
                count += CountOf(measure, read(interval with { EndMs = Math.Min(interval.EndMs, cutMs) }));
            }
        }

        return count;
    }

    private long CountOf(MeasureId measure, GroupedCells cells)
    {
        var count = 0L;
        foreach (var group in rows)
        {
            foreach (var cell in cells.CellsOf(group))
            {
                count += cell[measure];
            }
        }

        return count;
    }
}

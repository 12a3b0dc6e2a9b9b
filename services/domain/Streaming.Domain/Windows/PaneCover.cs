using Streaming.Domain.Panes;

namespace Streaming.Domain.Windows;

/// <summary>Covers an interval by the fewest panes.</summary>
/// <remarks>
/// Sizes up to 4 h divide one another, so the fewest of them are found by taking the largest that fits, from the start on. Days of the
/// zone do not begin on 4-h boundaries: using them splits the interval at a first and a last midnight, and near the ends one day may cost
/// more than it saves. So a few choices of these two are counted, and the best one taken.
/// </remarks>
public static class PaneCover
{
    /// <summary>Appends the panes that together cover an interval exactly, in the order of time.</summary>
    /// <param name="grid">Where panes start.</param>
    /// <param name="interval">The interval; both ends on boundaries of <paramref name="finest"/>.</param>
    /// <param name="finest">The smallest size to use.</param>
    /// <param name="panes">Receives the panes.</param>
    /// <exception cref="ArgumentException">An end lies on no boundary.</exception>
    public static void Append(PaneGrid grid, TimeInterval interval, PaneSize finest, List<PaneKey> panes)
    {
        if (interval.LengthMs <= 0)
        {
            return;
        }

        if (!grid.IsBoundary(finest, interval.StartMs) || !grid.IsBoundary(finest, interval.EndMs))
        {
            throw new ArgumentException($"The interval does not lie on boundaries of {finest} panes.", nameof(interval));
        }

        var starts = DayStarts(grid, interval);
        var (first, last) = finest == PaneSize.Day ? (0, starts.Count - 1) : BestDays(grid, interval, starts);
        if (first >= last)
        {
            AppendNested(grid, interval, finest, panes);
            return;
        }

        AppendNested(grid, interval with { EndMs = starts[first] }, finest, panes);
        for (var day = first; day < last; day++)
        {
            panes.Add(PaneKey.At(PaneSize.Day, starts[day]));
        }

        AppendNested(grid, interval with { StartMs = starts[last] }, finest, panes);
    }

    private static List<long> DayStarts(PaneGrid grid, TimeInterval interval)
    {
        var starts = new List<long>();
        if (interval.LengthMs >= PaneGrid.NominalDayMs / 2)
        {
            for (var day = grid.Ceiling(PaneSize.Day, interval.StartMs); day <= interval.EndMs; day = grid.End(PaneSize.Day, day))
            {
                starts.Add(day);
            }
        }

        return starts;
    }

    /// <summary>The first and the last midnight of the days to use; equal where no day is worth it.</summary>
    private static (int First, int Last) BestDays(PaneGrid grid, TimeInterval interval, List<long> starts)
    {
        var best = (First: 0, Last: 0);
        var fewest = CountNested(grid, interval);
        for (var first = 0; first < Math.Min(2, starts.Count); first++)
        {
            for (var last = starts.Count - 1; last > first && last >= starts.Count - 2; last--)
            {
                var count = last - first
                    + CountNested(grid, interval with { EndMs = starts[first] })
                    + CountNested(grid, interval with { StartMs = starts[last] });
                if (count < fewest)
                {
                    fewest = count;
                    best = (first, last);
                }
            }
        }

        return best;
    }

    private static int CountNested(PaneGrid grid, TimeInterval interval)
    {
        var count = 0;
        for (var at = interval.StartMs; at < interval.EndMs; at += PaneGrid.LengthMs(LargestThatFits(grid, at, interval.EndMs)))
        {
            count++;
        }

        return count;
    }

    private static void AppendNested(PaneGrid grid, TimeInterval interval, PaneSize finest, List<PaneKey> panes)
    {
        for (var at = interval.StartMs; at < interval.EndMs;)
        {
            var size = LargestThatFits(grid, at, interval.EndMs);
            if (size < finest)
            {
                throw new ArgumentException($"The interval cannot be covered by panes of {finest} or larger.", nameof(interval));
            }

            panes.Add(PaneKey.At(size, at));
            at += PaneGrid.LengthMs(size);
        }
    }

    private static PaneSize LargestThatFits(PaneGrid grid, long at, long endMs)
    {
        foreach (var size in PaneGrid.LargestFirst[1..])
        {
            if (at + PaneGrid.LengthMs(size) <= endMs && grid.IsBoundary(size, at))
            {
                return size;
            }
        }

        return PaneSize.TenSeconds;
    }
}

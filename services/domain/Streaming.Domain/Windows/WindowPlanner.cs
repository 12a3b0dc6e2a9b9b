using Streaming.Domain.Panes;

namespace Streaming.Domain.Windows;

/// <summary>Turns a rolling window, or an interval that somebody asks for, into the exact interval that answers it.</summary>
/// <remarks>
/// A window ends at its as-of, rounded up to the finest pane in the present and down in the past, and starts on a boundary of the largest
/// size that is at most 1/30 of its length. A window that starts before the finest panes uses quarters of an hour or larger at its start, and at its end
/// too unless the finest panes still hold that: so the as-of of an answer gives the same window when it is asked for again, until they are gone.
/// </remarks>
/// <param name="grid">Where panes start.</param>
/// <param name="spans">What is kept, in the cube that is asked.</param>
public sealed class WindowPlanner(PaneGrid grid, PaneSpans spans)
{
    private const int StartsPerWindow = 30;
    private const long ShortestOnMinutesMs = 60 * 60_000;

    /// <summary>The interval of a window.</summary>
    /// <param name="length">The window's length, milliseconds.</param>
    /// <param name="asOfMs">Its end before rounding, Unix milliseconds.</param>
    /// <param name="isPresent">Whether the end is the present: rounded up, and held by the finest panes.</param>
    public WindowAnswer Plan(long length, long asOfMs, bool isPresent)
    {
        if (spans.Finest == PaneSize.Minute && length < ShortestOnMinutesMs)
        {
            return WindowAnswer.Not(WindowFault.TooShortForCube, null);
        }

        var endMs = isPresent ? grid.Ceiling(spans.Finest, asOfMs) : grid.Floor(spans.Finest, asOfMs);
        var fitting = LargestFitting(length);
        var startMs = grid.Floor(fitting, endMs - length);
        var held = spans.SizeAt(startMs);
        if (held > spans.Finest)
        {
            if (PaneGrid.LengthMs(held) > length / StartsPerWindow)
            {
                return WindowAnswer.Not(WindowFault.PanesTooLarge, NearestAnswerable(length, fitting));
            }

            endMs = isPresent || endMs >= spans.FinestFromMs ? endMs : grid.Floor(held, endMs);
            startMs = grid.Floor(fitting, endMs - length);
        }

        var interval = new TimeInterval(startMs, endMs);
        return startMs < spans.DaysFromMs ? WindowAnswer.Not(WindowFault.NotKept, spans.KeptOf(grid, interval)) : WindowAnswer.Of(interval);
    }

    /// <summary>Whether an interval can be answered as it is.</summary>
    /// <param name="interval">The interval.</param>
    public WindowAnswer Check(TimeInterval interval)
    {
        if (interval.LengthMs <= 0)
        {
            return WindowAnswer.Not(WindowFault.Empty, null);
        }

        var startMs = NearestBoundary(interval.StartMs);
        var endMs = NearestBoundary(interval.EndMs);
        if (endMs <= startMs)
        {
            endMs = grid.End(spans.SizeAt(startMs), startMs);
        }

        var nearest = new TimeInterval(startMs, endMs);
        if (interval.StartMs < spans.DaysFromMs)
        {
            return WindowAnswer.Not(WindowFault.NotKept, interval.EndMs <= spans.DaysFromMs ? null : nearest);
        }

        return nearest == interval ? WindowAnswer.Of(interval) : WindowAnswer.Not(WindowFault.NotOnBoundary, nearest);
    }

    /// <summary>
    /// The period of equal length before an interval. Its start is rounded down to the panes that hold it, as a window's is: by at most 1/30 of the length.
    /// </summary>
    /// <param name="interval">The interval, as it can be answered.</param>
    /// <returns><see langword="null"/> where it is no longer kept, or only in panes that are too large for it.</returns>
    public TimeInterval? Before(TimeInterval interval)
    {
        var startMs = interval.StartMs - interval.LengthMs;
        var held = spans.SizeAt(startMs);
        var isFitting = grid.IsBoundary(held, startMs) || PaneGrid.LengthMs(held) <= interval.LengthMs / StartsPerWindow;
        return startMs >= spans.DaysFromMs && isFitting ? new TimeInterval(grid.Floor(held, startMs), interval.StartMs) : null;
    }

    private PaneSize LargestFitting(long length)
    {
        var limit = Math.Max(PaneGrid.LengthMs(spans.Finest), length / StartsPerWindow);
        foreach (var size in PaneGrid.LargestFirst)
        {
            if (PaneGrid.LengthMs(size) <= limit)
            {
                return size;
            }
        }

        return spans.Finest;
    }

    private long NearestBoundary(long timeMs)
    {
        var kept = Math.Max(timeMs, spans.DaysFromMs);
        return grid.Nearest(spans.SizeAt(kept), kept);
    }

    /// <summary>The earliest window of this length that the panes of its own size still hold.</summary>
    private TimeInterval? NearestAnswerable(long length, PaneSize fitting)
    {
        var fromMs = PaneGrid.LengthMs(PaneSize.QuarterHour) <= length / StartsPerWindow ? spans.QuarterFromMs : spans.FinestFromMs;
        var startMs = grid.Ceiling(fitting, fromMs);
        return new TimeInterval(startMs, grid.Ceiling(spans.Finest, startMs + length));
    }
}

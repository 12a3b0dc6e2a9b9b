using Streaming.Domain.Time;

namespace Streaming.Domain.Windows;

/// <summary>Turns a calendar period into the exact interval that answers it, and finds the period before it.</summary>
/// <remarks>
/// A period begins at a midnight of the tenant's zone. A running one ends at the as-of, rounded up to the finest pane in the present and
/// down to the panes that hold it in the past. The period before a running one ends after the same elapsed local time: as many whole
/// local days, then the same time of day, but never after its own end; rounded down to the panes that hold that instant.
/// </remarks>
/// <param name="grid">Where panes start.</param>
/// <param name="spans">What is kept, in the cube that is asked.</param>
/// <param name="firstDayOfWeek">On which day weeks begin.</param>
public sealed class PeriodPlanner(PaneGrid grid, PaneSpans spans, DayOfWeek firstDayOfWeek)
{
    private ZoneDays Days => grid.Days;

    /// <summary>The interval of a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="asOfMs">The instant that says which one, before rounding, Unix milliseconds.</param>
    /// <param name="isPresent">Whether that is the present.</param>
    public WindowAnswer Plan(CalendarPeriod period, long asOfMs, bool isPresent)
    {
        var first = period.FirstDateOf(Days.DateOf(asOfMs), firstDayOfWeek);
        var interval = period.IsRunning
            ? new TimeInterval(Days.StartOf(first), EndOf(asOfMs, isPresent))
            : new TimeInterval(Days.StartOf(Before(period, first)), Days.StartOf(first));
        if (interval.StartMs < spans.DaysFromMs)
        {
            return WindowAnswer.Not(WindowFault.NotKept, spans.KeptOf(grid, interval));
        }

        if (interval.LengthMs < 0 || (interval.LengthMs == 0 && asOfMs - interval.StartMs >= PaneGrid.LengthMs(spans.Finest)))
        {
            // Only larger panes are left of this day, and the as-of lies within the first of them.
            return WindowAnswer.Not(WindowFault.PanesTooLarge, new TimeInterval(interval.StartMs, grid.End(spans.SizeAt(interval.StartMs), interval.StartMs)));
        }

        return WindowAnswer.Of(interval);
    }

    /// <summary>The interval that a period is compared with.</summary>
    /// <param name="period">The period.</param>
    /// <param name="interval">Its own interval, as planned.</param>
    /// <returns><see langword="null"/> where it is no longer kept.</returns>
    public TimeInterval? Previous(CalendarPeriod period, TimeInterval interval)
    {
        var first = Days.DateOf(interval.StartMs);
        var before = Before(period, first);
        var startMs = Days.StartOf(before);
        if (startMs < spans.DaysFromMs)
        {
            return null;
        }

        if (!period.IsRunning)
        {
            return new TimeInterval(startMs, interval.StartMs);
        }

        var elapsedDays = Days.DateOf(interval.EndMs).DayNumber - first.DayNumber;
        var endMs = Math.Min(Days.InstantOf(before.AddDays(elapsedDays), Days.TimeOfDay(interval.EndMs)), interval.StartMs);
        endMs = grid.Floor(spans.SizeAt(endMs), endMs);
        return endMs > startMs || interval.LengthMs == 0 ? new TimeInterval(startMs, Math.Max(startMs, endMs)) : null;
    }

    /// <summary>The first date of the period before: a date that the zone skipped is no day, and the one before it is meant.</summary>
    private DateOnly Before(CalendarPeriod period, DateOnly first)
    {
        var before = period.Before(first);
        return Days.StartOf(before) < Days.StartOf(first) ? before : period.Before(before);
    }

    private long EndOf(long asOfMs, bool isPresent)
    {
        if (isPresent)
        {
            return grid.Ceiling(spans.Finest, asOfMs);
        }

        var endMs = grid.Floor(spans.Finest, asOfMs);
        return grid.Floor(spans.SizeAt(endMs), endMs);
    }
}

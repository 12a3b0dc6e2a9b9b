using Streaming.Domain.Windows;

namespace Streaming.Query.Answers;

/// <summary>Turns what has a name into exact intervals, for one tenant and one cube.</summary>
/// <param name="grid">Where panes start.</param>
/// <param name="spans">What is kept, in the cube that is asked.</param>
/// <param name="firstDayOfWeek">On which day weeks begin.</param>
internal sealed class RangePlanner(PaneGrid grid, PaneSpans spans, DayOfWeek firstDayOfWeek)
{
    private readonly WindowPlanner _windows = new(grid, spans);
    private readonly PeriodPlanner _periods = new(grid, spans, firstDayOfWeek);

    /// <summary>Where panes start.</summary>
    public PaneGrid Grid => grid;

    /// <summary>What is kept.</summary>
    public PaneSpans Spans => spans;

    /// <summary>The interval of a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="asOfMs">Where it ends, or which period is meant, before rounding, Unix milliseconds.</param>
    /// <param name="isPresent">Whether that is the present.</param>
    public WindowAnswer Plan(NamedRange range, long asOfMs, bool isPresent) => range.Period is { } period
        ? _periods.Plan(period, asOfMs, isPresent)
        : _windows.Plan(range.Window!.LengthMs, asOfMs, isPresent);

    /// <summary>The interval that a range is compared with.</summary>
    /// <param name="range">The range.</param>
    /// <param name="interval">Its own interval, as planned.</param>
    /// <returns><see langword="null"/> when it is no longer kept.</returns>
    public TimeInterval? Previous(NamedRange range, TimeInterval interval)
    {
        if (range.Period is { } period)
        {
            return _periods.Previous(period, interval);
        }

        var answer = _windows.Plan(range.Window!.LengthMs, interval.StartMs, isPresent: false);
        return answer.IsAnswered ? answer.Interval : null;
    }

    /// <summary>The interval that an explicit one is compared with.</summary>
    /// <param name="interval">The interval, as it can be answered.</param>
    /// <returns><see langword="null"/> when it is no longer kept.</returns>
    public TimeInterval? Previous(TimeInterval interval) => _windows.Before(interval);

    /// <summary>Whether an explicit interval can be answered as it is.</summary>
    /// <param name="interval">The interval.</param>
    public WindowAnswer Check(TimeInterval interval) => _windows.Check(interval);
}

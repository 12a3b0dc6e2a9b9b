using Streaming.Contracts;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;

namespace Streaming.Query.Grpc;

/// <summary>The length of a series' steps.</summary>
/// <param name="Name">Its name in requests.</param>
/// <param name="LengthMs">Milliseconds; a day is taken as 24 h.</param>
/// <param name="Pane">The largest panes that fit every step.</param>
internal sealed record SeriesStep(string Name, long LengthMs, PaneSize Pane)
{
    /// <summary>All steps, shortest first.</summary>
    public static IReadOnlyList<SeriesStep> All { get; } =
    [
        new(StepNames.TenSeconds, 10_000, PaneSize.TenSeconds),
        new(StepNames.OneMinute, 60_000, PaneSize.Minute),
        new(StepNames.FiveMinutes, 5 * 60_000, PaneSize.Minute),
        new(StepNames.FifteenMinutes, 15 * 60_000, PaneSize.QuarterHour),
        new(StepNames.OneHour, 60 * 60_000, PaneSize.Hour),
        new(StepNames.FourHours, 4 * 60 * 60_000, PaneSize.FourHours),
        new(StepNames.OneDay, PaneGrid.NominalDayMs, PaneSize.Day),
    ];

    /// <summary>The start of the step that holds an instant.</summary>
    /// <param name="grid">Where days start.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public long Floor(PaneGrid grid, long timeMs)
    {
        if (Pane == PaneSize.Day)
        {
            return grid.Floor(Pane, timeMs);
        }

        var past = timeMs % LengthMs;
        return timeMs - (past < 0 ? past + LengthMs : past);
    }

    /// <summary>The end of a step.</summary>
    /// <param name="grid">Where days start.</param>
    /// <param name="startMs">The step's start, Unix milliseconds.</param>
    public long End(PaneGrid grid, long startMs) => Pane == PaneSize.Day ? grid.End(Pane, startMs) : startMs + LengthMs;

    /// <summary>An interval widened to whole steps.</summary>
    /// <param name="grid">Where days start.</param>
    /// <param name="interval">The interval.</param>
    public TimeInterval Widen(PaneGrid grid, TimeInterval interval)
    {
        var lastStart = Floor(grid, interval.EndMs);
        return new TimeInterval(Floor(grid, interval.StartMs), lastStart == interval.EndMs ? lastStart : End(grid, lastStart));
    }
}

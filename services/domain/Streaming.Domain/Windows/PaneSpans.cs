using Streaming.Domain.Panes;

namespace Streaming.Domain.Windows;

/// <summary>
/// From when on which panes are kept: the finest ones back to one instant, 15-min panes back to another, days back to a third. An instant
/// may end an interval only on a boundary of the panes that hold it.
/// </summary>
/// <param name="FinestFromMs">Start of the finest panes, on a quarter of an hour, Unix milliseconds.</param>
/// <param name="QuarterFromMs">Start of the 15-min panes, on a midnight of the tenant's zone.</param>
/// <param name="DaysFromMs">Start of the days; nothing is kept before.</param>
/// <param name="Finest">The finest size: 10 s, or 1 min in the agent cube.</param>
public readonly record struct PaneSpans(long FinestFromMs, long QuarterFromMs, long DaysFromMs, PaneSize Finest)
{
    /// <summary>The spans that hold at an instant.</summary>
    /// <param name="grid">Where panes start.</param>
    /// <param name="nowMs">The instant, Unix milliseconds.</param>
    /// <param name="lengths">How far back each size reaches.</param>
    /// <param name="finest">The finest size.</param>
    public static PaneSpans At(PaneGrid grid, long nowMs, PaneSpanLengths lengths, PaneSize finest) => new(
        grid.Floor(PaneSize.QuarterHour, nowMs - lengths.FinestMs),
        grid.Floor(PaneSize.Day, nowMs - lengths.QuarterMs),
        grid.Floor(PaneSize.Day, nowMs - lengths.DaysMs),
        finest);

    /// <summary>What is kept of an interval that begins before everything that is.</summary>
    /// <param name="grid">Where panes start.</param>
    /// <param name="interval">The interval.</param>
    /// <returns><see langword="null"/> where nothing of it is kept.</returns>
    public TimeInterval? KeptOf(PaneGrid grid, TimeInterval interval)
    {
        var kept = new TimeInterval(DaysFromMs, grid.Floor(SizeAt(interval.EndMs), interval.EndMs));
        return kept.LengthMs > 0 ? kept : null;
    }

    /// <summary>The size of the panes that hold an instant.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public PaneSize SizeAt(long timeMs) =>
        timeMs >= FinestFromMs ? Finest : timeMs >= QuarterFromMs ? PaneSize.QuarterHour : PaneSize.Day;
}

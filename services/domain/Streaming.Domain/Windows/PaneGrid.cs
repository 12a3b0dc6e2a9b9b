using System.Collections.Concurrent;
using Streaming.Domain.Panes;
using Streaming.Domain.Time;

namespace Streaming.Domain.Windows;

/// <summary>Where panes of each size start and end: on multiples since the Unix epoch, days by the tenant's zone.</summary>
/// <param name="days">The days of the tenant's zone.</param>
/// <remarks>Safe for use by many threads. Remembers the days that were asked for, because zones are slow to answer.</remarks>
public sealed class PaneGrid(ZoneDays days)
{
    /// <summary>Milliseconds in a day as the window rule takes it.</summary>
    public const long NominalDayMs = 24 * 60 * 60_000;

    private const int MaxRemembered = 8192;

    private readonly ConcurrentDictionary<long, long> _endByDayStart = new();

    /// <summary>The sizes that windows are made of, largest first.</summary>
    public static ReadOnlySpan<PaneSize> LargestFirst =>
        [PaneSize.Day, PaneSize.FourHours, PaneSize.Hour, PaneSize.QuarterHour, PaneSize.Minute, PaneSize.TenSeconds];

    /// <summary>The days of the tenant's zone.</summary>
    public ZoneDays Days => days;

    /// <summary>The length of a size, milliseconds; a day is taken as 24 h.</summary>
    /// <param name="size">Any size but <see cref="PaneSize.Base"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size has no length.</exception>
    public static long LengthMs(PaneSize size) => size switch
    {
        PaneSize.TenSeconds => 10_000,
        PaneSize.Minute => 60_000,
        PaneSize.QuarterHour => 15 * 60_000,
        PaneSize.Hour => 60 * 60_000,
        PaneSize.FourHours => 4 * 60 * 60_000,
        PaneSize.Day => NominalDayMs,
        _ => throw new ArgumentOutOfRangeException(nameof(size), size, "This size has no length."),
    };

    /// <summary>The start of the pane that holds an instant.</summary>
    /// <param name="size">The pane's size.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public long Floor(PaneSize size, long timeMs)
    {
        if (size == PaneSize.Day)
        {
            return days.StartOfDay(timeMs);
        }

        var length = LengthMs(size);
        var past = timeMs % length;
        return timeMs - (past < 0 ? past + length : past);
    }

    /// <summary>The first boundary of a size that is not before an instant.</summary>
    /// <param name="size">The size.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public long Ceiling(PaneSize size, long timeMs)
    {
        var floor = Floor(size, timeMs);
        return floor == timeMs ? floor : End(size, floor);
    }

    /// <summary>The end of a pane.</summary>
    /// <param name="size">The pane's size.</param>
    /// <param name="startMs">The pane's start, Unix milliseconds.</param>
    public long End(PaneSize size, long startMs) =>
        size == PaneSize.Day ? EndOfDay(startMs) : startMs + LengthMs(size);

    /// <summary>Whether panes of a size start at an instant.</summary>
    /// <param name="size">The size.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public bool IsBoundary(PaneSize size, long timeMs) =>
        size == PaneSize.Day ? _endByDayStart.ContainsKey(timeMs) || days.StartOfDay(timeMs) == timeMs : timeMs % LengthMs(size) == 0;

    /// <summary>The boundary of a size that is nearest to an instant; the earlier of two.</summary>
    /// <param name="size">The size.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public long Nearest(PaneSize size, long timeMs)
    {
        var floor = Floor(size, timeMs);
        var ceiling = Ceiling(size, timeMs);
        return timeMs - floor <= ceiling - timeMs ? floor : ceiling;
    }

    private long EndOfDay(long startMs)
    {
        if (_endByDayStart.TryGetValue(startMs, out var endMs))
        {
            return endMs;
        }

        endMs = days.NextDay(startMs);
        if (_endByDayStart.Count < MaxRemembered && days.StartOfDay(startMs) == startMs)
        {
            _endByDayStart[startMs] = endMs;
        }

        return endMs;
    }
}

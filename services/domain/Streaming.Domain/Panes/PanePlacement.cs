using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Time;

namespace Streaming.Domain.Panes;

/// <summary>Decides which stored pane a time lives in, now.</summary>
/// <param name="settings">The spans and the zones.</param>
/// <param name="names">The shard's names, for the tenants' zones.</param>
internal sealed class PanePlacement(EngineSettings settings, NameTable names)
{
    private const long QuarterHourMs = 900_000;

    private readonly Dictionary<NameId, ZoneDays> _days = [];

    /// <summary>Where the sizes change.</summary>
    public PaneBoundaries Boundaries { get; set; } = PaneBoundaries.None;

    /// <summary>Where the sizes should change when the stream has reached a time.</summary>
    /// <param name="nowMs">Unix milliseconds.</param>
    public PaneBoundaries Target(long nowMs)
    {
        var finest = Floor(nowMs - (long)settings.FinestSpan.TotalMilliseconds, QuarterHourMs);
        var quarter = Floor(nowMs - (long)settings.QuarterHourSpan.TotalMilliseconds, QuarterHourMs);
        var days = Floor(nowMs - (long)settings.DaySpan.TotalMilliseconds, QuarterHourMs);
        return new PaneBoundaries(
            Math.Max(finest, Boundaries.FinestFromMs),
            Math.Max(quarter, Boundaries.QuarterHoursFromMs),
            Math.Max(days, Boundaries.DaysFromMs));
    }

    /// <summary>The pane of a time.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <param name="cube">The cube; its finest panes are 10 s, or 1 min for agents.</param>
    /// <param name="tenant">The tenant, whose days count.</param>
    public PaneKey Place(long timeMs, Cube cube, NameId tenant)
    {
        if (timeMs >= Boundaries.FinestFromMs)
        {
            return cube == Cube.Agent
                ? PaneKey.At(PaneSize.Minute, Floor(timeMs, 60_000))
                : PaneKey.At(PaneSize.TenSeconds, Floor(timeMs, 10_000));
        }

        // A day that the boundary cuts is kept in 15 minutes, whole.
        if (timeMs >= Boundaries.QuarterHoursFromMs || Days(tenant).NextDay(timeMs) > Boundaries.QuarterHoursFromMs)
        {
            return PaneKey.At(PaneSize.QuarterHour, Floor(timeMs, QuarterHourMs));
        }

        var day = Days(tenant).StartOfDay(timeMs);
        return day >= Boundaries.DaysFromMs ? PaneKey.At(PaneSize.Day, day) : new PaneKey(PaneSize.Base, 0);
    }

    private ZoneDays Days(NameId tenant)
    {
        if (!_days.TryGetValue(tenant, out var days))
        {
            days = settings.Zones[names.Text(tenant)];
            _days.Add(tenant, days);
        }

        return days;
    }

    private static long Floor(long value, long unit)
    {
        var remainder = value % unit;
        return value - (remainder < 0 ? remainder + unit : remainder);
    }
}

using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Index;
using Streaming.Query.Refresh;

namespace Streaming.Query.Answers;

/// <summary>Makes the planners of windows for a snapshot: what panes are left, in which zone.</summary>
/// <param name="zones">The zones of the tenants.</param>
/// <param name="lengths">How far back panes of each size reach.</param>
/// <param name="clock">Where the present is.</param>
/// <param name="firstDayOfWeek">On which day weeks begin.</param>
internal sealed class TimePlan(TenantZones zones, PaneSpanLengths lengths, AsOfClock clock, DayOfWeek firstDayOfWeek)
{
    /// <summary>A day on which clocks go back by two hours: those of hardly any zone ever do by more.</summary>
    private const long LongestDayMs = PaneGrid.NominalDayMs + (2 * 60 * 60_000);

    /// <summary>The planner of a tenant's windows and periods in a cube.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="tenant">The tenant.</param>
    /// <param name="cube">The cube.</param>
    /// <param name="presentMs">The present, Unix milliseconds.</param>
    public RangePlanner PlannerOf(IndexSnapshot snapshot, string tenant, Cube cube, long presentMs)
    {
        var grid = GridOf(snapshot, tenant);
        var spans = SpansOf(snapshot, grid, cube, presentMs);
        var other = snapshot.Tenants.GetValueOrDefault(tenant)?.LastOtherDayMs;
        return new RangePlanner(grid, other is { } lastMs ? After(grid, spans, lastMs) : spans, firstDayOfWeek);
    }

    /// <summary>The present of a snapshot, Unix milliseconds.</summary>
    /// <param name="snapshot">The snapshot.</param>
    public long PresentMs(IndexSnapshot snapshot) => clock.PresentMs(snapshot);

    /// <summary>The zone of a tenant.</summary>
    /// <param name="tenant">The tenant.</param>
    public TimeZoneInfo ZoneOf(string tenant) => zones[tenant].Zone;

    /// <summary>Where panes start for a tenant.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="tenant">The tenant.</param>
    public PaneGrid GridOf(IndexSnapshot snapshot, string tenant) =>
        snapshot.Tenants.TryGetValue(tenant, out var known) ? known.Grid : new PaneGrid(zones[tenant]);

    /// <summary>What panes are left for a cube: by the configured spans, or less where a shard has rolled up further.</summary>
    /// <param name="snapshot">The snapshot.</param>
    /// <param name="grid">Where panes start for the tenant.</param>
    /// <param name="cube">The cube.</param>
    /// <param name="presentMs">The present, Unix milliseconds.</param>
    public PaneSpans SpansOf(IndexSnapshot snapshot, PaneGrid grid, Cube cube, long presentMs)
    {
        var spans = PaneSpans.At(grid, presentMs, lengths, Answerer.FinestOf(cube));
        var stored = snapshot.Boundaries;
        return spans with
        {
            FinestFromMs = Math.Max(spans.FinestFromMs, stored.FinestFromMs),
            QuarterFromMs = Later(grid, spans.QuarterFromMs, stored.QuarterHoursFromMs, wholeDay: true),
            DaysFromMs = Later(grid, spans.DaysFromMs, stored.DaysFromMs, wholeDay: false),
        };
    }

    /// <summary>
    /// What is left where days are kept by other midnights than the zone's: what lies after them. What they hold cannot be told apart by the zone's days, of which the
    /// one in which the last of them ends is not kept whole either.
    /// </summary>
    private static PaneSpans After(PaneGrid grid, PaneSpans spans, long lastOtherDayMs)
    {
        var fromMs = grid.Ceiling(PaneSize.Day, lastOtherDayMs + LongestDayMs);
        return spans with
        {
            FinestFromMs = Math.Max(spans.FinestFromMs, fromMs),
            QuarterFromMs = Math.Max(spans.QuarterFromMs, fromMs),
            DaysFromMs = Math.Max(spans.DaysFromMs, fromMs),
        };
    }

    /// <summary>The later of two starts, on a midnight: a day that is cut is kept in quarters as a whole, and gone as a whole.</summary>
    private static long Later(PaneGrid grid, long configuredMs, long storedMs, bool wholeDay)
    {
        if (storedMs <= configuredMs)
        {
            return configuredMs;
        }

        return wholeDay ? grid.Floor(PaneSize.Day, storedMs) : grid.Ceiling(PaneSize.Day, storedMs);
    }
}

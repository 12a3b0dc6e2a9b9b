namespace Streaming.Domain.Time;

/// <summary>The calendar days of a time zone: of 24 hours, but for the days on which clocks change.</summary>
/// <param name="zone">The zone.</param>
/// <remarks>Safe for use by many threads.</remarks>
public sealed class ZoneDays(TimeZoneInfo zone)
{
    private const long MsPerDay = 86_400_000;
    private const long QuarterHourTicks = 15 * TimeSpan.TicksPerMinute;

    /// <summary>The zone.</summary>
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>The start of the day that holds an instant.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <returns>Unix milliseconds, a multiple of 15 min.</returns>
    public long StartOfDay(long timeMs)
    {
        if (Zone.BaseUtcOffset == TimeSpan.Zero && !Zone.SupportsDaylightSavingTime)
        {
            return timeMs - PositiveRemainder(timeMs, MsPerDay);
        }

        return StartOf(DateOf(timeMs), timeMs);
    }

    /// <summary>The start of the day after the one that holds an instant.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <returns>Unix milliseconds.</returns>
    public long NextDay(long timeMs)
    {
        // No day is longer than 25 h nor shorter than 23 h in any zone's rules since 1970, bar days that a zone skipped whole.
        var start = StartOfDay(timeMs);
        var next = StartOfDay(start + MsPerDay + (2 * 3_600_000L));
        return next > start ? next : StartOfDay(start + (2 * MsPerDay));
    }

    /// <summary>The calendar date of an instant.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public DateOnly DateOf(long timeMs) => DateOnly.FromDateTime(LocalTime(timeMs));

    /// <summary>The time of day that a clock of the zone shows.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public TimeOnly TimeOfDay(long timeMs) => TimeOnly.FromDateTime(LocalTime(timeMs));

    /// <summary>The start of a calendar date; of a date that the zone skipped, that of the day that took its place.</summary>
    /// <param name="date">The date.</param>
    /// <returns>Unix milliseconds, as <see cref="StartOfDay"/> gives it for any instant of the date.</returns>
    public long StartOf(DateOnly date)
    {
        // No zone changes its clocks at noon.
        var noon = date.ToDateTime(new TimeOnly(12, 0));
        return StartOfDay(new DateTimeOffset(noon, Zone.GetUtcOffset(noon)).ToUnixTimeMilliseconds());
    }

    /// <summary>The instant at which a clock of the zone shows a time, never before the start of the date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="time">The time of day. Where clocks skip it, the instant of the skip; where they repeat it, its first passing.</param>
    /// <returns>Unix milliseconds.</returns>
    public long InstantOf(DateOnly date, TimeOnly time)
    {
        var local = date.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
        {
            // Clocks skip whole quarters of an hour, from one quarter to another.
            local = new DateTime((local.Ticks + QuarterHourTicks - 1) / QuarterHourTicks * QuarterHourTicks, DateTimeKind.Unspecified);
        }

        return Math.Max(InstantOf(local), StartOf(date));
    }

    private DateTime LocalTime(long timeMs) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), Zone).DateTime;

    private long StartOf(DateOnly day, long noLaterThan)
    {
        var start = InstantOf(day.ToDateTime(TimeOnly.MinValue));
        return start <= noLaterThan ? start : noLaterThan - PositiveRemainder(noLaterThan, 900_000);
    }

    private long InstantOf(DateTime local)
    {
        // Where clocks skip midnight, the day starts when they have moved; where they repeat it, at its first passing.
        while (Zone.IsInvalidTime(local))
        {
            local = local.AddMinutes(15);
        }

        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    private static long PositiveRemainder(long value, long divisor)
    {
        var remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }
}

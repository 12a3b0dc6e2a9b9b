namespace Streaming.Domain.Time;

/// <summary>The calendar days of a time zone: of 24 hours, but for the days on which clocks change.</summary>
/// <param name="zone">The zone.</param>
/// <remarks>Safe for use by many threads.</remarks>
public sealed class ZoneDays(TimeZoneInfo zone)
{
    private const long MsPerDay = 86_400_000;

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

        return StartOf(DateOf(timeMs));
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
    public long StartOf(DateOnly date) => InstantOf(date.ToDateTime(TimeOnly.MinValue));

    /// <summary>The instant at which a clock of the zone shows a time, never before the start of the date.</summary>
    /// <param name="date">The date.</param>
    /// <param name="time">The time of day. Where clocks skip it, the instant of the skip; where they repeat it, its first passing.</param>
    /// <returns>Unix milliseconds.</returns>
    public long InstantOf(DateOnly date, TimeOnly time) => Math.Max(InstantOf(date.ToDateTime(time)), StartOf(date));

    private DateTime LocalTime(long timeMs) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), Zone).DateTime;

    /// <summary>The first instant at which a clock of the zone shows a time or, where clocks skip it, has passed it.</summary>
    private long InstantOf(DateTime local)
    {
        // What the zone says of local times is wrong around some changes, such as those shortly before it gave up summer time; what it says of instants is not.
        var shownMs = new DateTimeOffset(local, TimeSpan.Zero).ToUnixTimeMilliseconds();
        var (fromMs, toMs) = (shownMs - MsPerDay, shownMs + MsPerDay);
        var (before, after) = (ZoneOffsets.At(Zone, fromMs), ZoneOffsets.At(Zone, toMs));
        if (before == after)
        {
            return shownMs - before;
        }

        var changeMs = ZoneOffsets.NextChange(Zone, fromMs, toMs);
        return shownMs - before < changeMs ? shownMs - before : Math.Max(shownMs - after, changeMs);
    }

    private static long PositiveRemainder(long value, long divisor)
    {
        var remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }
}

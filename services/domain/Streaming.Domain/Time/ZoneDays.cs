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

        var instant = DateTimeOffset.FromUnixTimeMilliseconds(timeMs);
        return StartOf(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime), timeMs);
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

    private long StartOf(DateOnly day, long noLaterThan)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);

        // Where clocks skip midnight, the day starts when they have moved; where they repeat it, at its first passing.
        while (Zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(15);
        }

        var offset = Zone.IsAmbiguousTime(midnight) ? Zone.GetAmbiguousTimeOffsets(midnight).Max() : Zone.GetUtcOffset(midnight);
        var start = new DateTimeOffset(midnight, offset).ToUnixTimeMilliseconds();
        return start <= noLaterThan ? start : noLaterThan - PositiveRemainder(noLaterThan, 900_000);
    }

    private static long PositiveRemainder(long value, long divisor)
    {
        var remainder = value % divisor;
        return remainder < 0 ? remainder + divisor : remainder;
    }
}

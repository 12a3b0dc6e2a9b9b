namespace Streaming.Domain.Time;

/// <summary>How far a zone's clocks are from UTC, and when they change.</summary>
internal static class ZoneOffsets
{
    private const long HourMs = 3_600_000;

    /// <summary>What the zone's clocks are ahead of UTC at an instant, milliseconds.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static long At(TimeZoneInfo zone, long timeMs) =>
        zone.GetUtcOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs)).Ticks / TimeSpan.TicksPerMillisecond;

    /// <summary>The first instant after another at which the offset is not what it is there.</summary>
    /// <param name="zone">The zone.</param>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="toMs">Where to stop looking, Unix milliseconds.</param>
    /// <returns>Unix milliseconds; <paramref name="toMs"/> where the offset stays.</returns>
    /// <remarks>Looks once an hour: no zone keeps an offset for less.</remarks>
    public static long NextChange(TimeZoneInfo zone, long fromMs, long toMs)
    {
        var offsetMs = At(zone, fromMs);
        var same = fromMs;
        while (same < toMs)
        {
            var probe = Math.Min(same + HourMs, toMs);
            if (At(zone, probe) != offsetMs)
            {
                return Bisect(zone, offsetMs, same, probe);
            }

            same = probe;
        }

        return toMs;
    }

    private static long Bisect(TimeZoneInfo zone, long offsetMs, long same, long changed)
    {
        while (changed - same > 1)
        {
            var middle = same + ((changed - same) / 2);
            if (At(zone, middle) == offsetMs)
            {
                same = middle;
            }
            else
            {
                changed = middle;
            }
        }

        return changed;
    }
}

using Streaming.Domain.Settings;

namespace Streaming.Domain.Time;

/// <summary>
/// What stands for the version of the time-zone data, zone by zone: a number made of the zone's clock changes as this machine knows them. A
/// new release of the data that leaves the zone alone leaves the number alone.
/// </summary>
internal static class ZoneFingerprint
{
    private const long DayMs = 86_400_000;

    // Event times worth the name, and the rules of the coming decades.
    private static readonly long FromMs = DateTimeOffset.UnixEpoch.ToUnixTimeMilliseconds();
    private static readonly long ToMs = new DateTimeOffset(2060, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>The number of a zone.</summary>
    public static ulong Of(TimeZoneInfo zone)
    {
        var offsetMs = ZoneOffsets.At(zone, FromMs);
        var hash = new StableHash().Add(offsetMs);
        for (var dayMs = FromMs; dayMs < ToMs; dayMs += DayMs)
        {
            var nextMs = ZoneOffsets.At(zone, dayMs + DayMs);
            if (nextMs != offsetMs)
            {
                hash.Add(ZoneOffsets.NextChange(zone, dayMs, dayMs + DayMs)).Add(nextMs);
                offsetMs = nextMs;
            }
        }

        return hash.Value;
    }
}

using System.Globalization;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Windows;

/// <summary>Every minute of a range lies in the slot that the clock on the wall shows, once.</summary>
public sealed class LoadSlotsTests
{
    [Theory]
    [InlineData("UTC", "2026-03-02T00:00:00Z", 7)]
    [InlineData("Europe/Paris", "2026-03-23T00:00:00+01:00", 7)]
    [InlineData("Europe/Paris", "2025-10-20T00:00:00+02:00", 7)]
    [InlineData("America/Sao_Paulo", "2018-11-01T00:00:00-03:00", 8)]
    [InlineData("Australia/Lord_Howe", "2026-03-30T00:00:00+11:00", 14)]
    [InlineData("Asia/Kathmandu", "2026-03-02T00:00:00+05:45", 7)]
    [InlineData("Pacific/Apia", "2011-12-26T00:00:00-10:00", 10)]
    public void Of_AnyZone_SortsEveryMinuteByTheClockOnTheWall(string zoneId, string start, int days)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(zoneId);
        var startMs = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
        var range = new TimeInterval(startMs, startMs + (days * 86_400_000L));

        var slots = LoadSlots.Of(new ZoneDays(zone), range);

        var minutes = new int[LoadSlots.Count];
        for (var at = range.StartMs; at < range.EndMs; at += 60_000)
        {
            var wall = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), zone);
            var slot = ((((int)wall.DayOfWeek + 6) % 7) * 24) + wall.Hour;
            Assert.Equal(1, slots[slot].Count(interval => at >= interval.StartMs && at < interval.EndMs));
            minutes[slot]++;
        }

        Assert.Equal(minutes, slots.Select(static slot => (int)(slot.Sum(static interval => interval.LengthMs) / 60_000)));
    }
}

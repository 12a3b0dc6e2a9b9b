using Streaming.Domain.Time;

namespace Streaming.Domain.Tests.Windows;

public sealed class ZoneDaysTests
{
    private const long QuarterMs = 15 * 60_000;
    private const long DayMs = 86_400_000;

    [Theory]
    [InlineData("Europe/Paris", "2024-03-31T10:00:00Z", "2024-03-30T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData("America/Havana", "2024-11-03T10:00:00Z", "2024-11-03T04:00:00Z", "2024-11-04T05:00:00Z")]
    [InlineData("America/Asuncion", "2024-10-06T10:00:00Z", "2024-10-06T04:00:00Z", "2024-10-07T03:00:00Z")]
    [InlineData("Asia/Amman", "2022-02-25T10:00:00Z", "2022-02-24T22:00:00Z", "2022-02-25T21:00:00Z")]
    [InlineData("Pacific/Apia", "2011-12-29T20:00:00Z", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z")]
    public void StartOfDay_ClocksChange_IsTheFirstInstantOfTheDate(string zone, string at, string start, string next)
    {
        var days = new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone));

        Assert.Equal(Ms(start), days.StartOfDay(Ms(at)));
        Assert.Equal(Ms(next), days.NextDay(Ms(at)));
    }

    [Fact]
    public void StartOfDay_AnyZoneAroundItsClockChanges_IsWhereItsDateBegins()
    {
        // Before, a few zones changed clocks a minute past midnight: their days lie on no quarter of an hour.
        var (fromMs, toMs) = (Ms("2012-01-01T00:00:00Z"), Ms("2038-01-01T00:00:00Z"));
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones())
        {
            for (var dayMs = fromMs; dayMs < toMs; dayMs += DayMs)
            {
                if (ZoneOffsets.At(zone, dayMs) != ZoneOffsets.At(zone, dayMs + DayMs))
                {
                    CheckAround(new ZoneDays(zone), dayMs);
                }
            }
        }
    }

    private static void CheckAround(ZoneDays days, long dayMs)
    {
        var (date, startMs) = (days.DateOf(dayMs - (3 * DayMs)), long.MinValue);
        for (var atMs = dayMs - (3 * DayMs); atMs < dayMs + (3 * DayMs); atMs += QuarterMs)
        {
            if (days.DateOf(atMs) != date)
            {
                (date, startMs) = (days.DateOf(atMs), atMs);
                Assert.True(startMs == days.StartOf(date), $"{days.Zone.Id} {date}");
            }

            Assert.True(startMs == long.MinValue || days.StartOfDay(atMs) == startMs, $"{days.Zone.Id} {DateTimeOffset.FromUnixTimeMilliseconds(atMs):u}");
        }
    }

    private static long Ms(string time) => DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

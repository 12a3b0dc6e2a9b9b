using NodaTime;

namespace Streaming.Domain.Tests.Sla.Calendars;

/// <summary>Random calendars, zones and years, around both clock changes of the year, against a look at every minute.</summary>
public sealed class CalendarPropertyTests
{
    private const int Days = 16;

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("America/St_Johns")] // half an hour; until 2011 changed at one minute past midnight
    [InlineData("America/Sao_Paulo")] // southern; changed at midnight, until 2019
    [InlineData("America/Santiago")] // southern; changes at midnight
    [InlineData("America/Havana")] // changes at midnight
    [InlineData("Atlantic/Azores")] // changes across midnight
    [InlineData("Africa/Casablanca")] // four changes a year, around Ramadan
    [InlineData("Africa/Cairo")]
    [InlineData("Asia/Kathmandu")] // a quarter of an hour, no changes
    [InlineData("Asia/Tehran")] // half an hour; changed at midnight, until 2022
    [InlineData("Australia/Sydney")] // southern
    [InlineData("Australia/Lord_Howe")] // southern; clocks change by half an hour
    [InlineData("Pacific/Chatham")] // southern; a quarter of an hour, changes at 02:45
    [InlineData("Pacific/Apia")] // skipped a whole day in 2011
    [InlineData("UTC")]
    public void Calendar_AnyHoursAndYear_EqualsMinuteByMinute(string zoneId)
    {
        var random = new Random(zoneId.Sum(static letter => letter));
        var zone = DateTimeZoneProviders.Tzdb[zoneId];
        foreach (var year in (int[])[random.Next(1975, 1990), random.Next(1990, 2008), 2011, 2024])
        {
            foreach (var moment in MomentsOf(zone, year, random))
            {
                Check(random, zone, moment);
            }
        }
    }

    // The year's clock changes, at most two of them, and some other moment.
    private static IEnumerable<Instant> MomentsOf(DateTimeZone zone, int year, Random random)
    {
        var start = Instant.FromUtc(year, 1, 1, 0, 0);
        var changes = zone.GetZoneIntervals(start, Instant.FromUtc(year + 1, 1, 1, 0, 0)).Skip(1).Select(static interval => interval.Start).ToArray();
        random.Shuffle(changes);
        return changes.Take(2).Append(start + Duration.FromMinutes(random.Next(0, 365 * 1_440)));
    }

    private static void Check(Random random, DateTimeZone zone, Instant moment)
    {
        var desk = new RandomDesk(random, zone.Id, moment.InZone(zone).Date);
        var fromMs = (moment - Duration.FromDays(Days / 2)).ToUnixTimeMilliseconds() / 60_000 * 60_000;
        var slow = new MinuteByMinute(zone, desk.IsOpen, fromMs, Days);
        var calendar = desk.Calendar;
        var what = $"{zone.Id} around {moment}: {string.Join("; ", Enum.GetValues<DayOfWeek>().Select(day => $"{day} {calendar.Weekly[day]}"))}";

        Assert.True(slow.OpenSpans().SequenceEqual(calendar.OpenSpans(fromMs, slow.EndMs)), what);
        for (var i = 0; i < 12; i++)
        {
            var a = random.NextInt64(fromMs, slow.EndMs);
            var b = random.NextInt64(a, slow.EndMs);
            var openMs = slow.OpenMs(a, b);
            Assert.True(openMs == calendar.OpenMs(a, b), $"{what}: [{a}, {b}) is open {openMs} ms, not {calendar.OpenMs(a, b)}");
            Assert.Equal(slow.IsOpen(a), calendar.IsOpen(a));

            var askedMs = random.Next(4) == 0 ? openMs : random.NextInt64(0, 40 * 3_600_000);
            var reached = calendar.AddOpenMs(a, askedMs);
            if (slow.AddOpenMs(a, askedMs) is { } expected)
            {
                Assert.True(expected == reached, $"{what}: {askedMs} ms after {a} are over at {expected}, not {reached}");
            }

            Assert.Equal(askedMs, calendar.OpenMs(a, reached));
        }
    }
}

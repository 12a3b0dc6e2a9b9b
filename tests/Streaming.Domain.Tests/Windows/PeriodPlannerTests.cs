using System.Globalization;
using Streaming.Domain.Panes;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;

namespace Streaming.Domain.Tests.Windows;

public sealed class PeriodPlannerTests
{
    private const string Paris = "Europe/Paris";

    [Theory]
    [InlineData("today", "2024-05-16T22:00:00Z", "2024-05-17T13:48:00Z", "2024-05-15T22:00:00Z", "2024-05-16T13:48:00Z")]
    [InlineData("yesterday", "2024-05-15T22:00:00Z", "2024-05-16T22:00:00Z", "2024-05-14T22:00:00Z", "2024-05-15T22:00:00Z")]
    [InlineData("this_week", "2024-05-12T22:00:00Z", "2024-05-17T13:48:00Z", "2024-05-05T22:00:00Z", "2024-05-10T13:45:00Z")]
    [InlineData("last_week", "2024-05-05T22:00:00Z", "2024-05-12T22:00:00Z", "2024-04-28T22:00:00Z", "2024-05-05T22:00:00Z")]
    [InlineData("this_month", "2024-04-30T22:00:00Z", "2024-05-17T13:48:00Z", "2024-03-31T22:00:00Z", "2024-04-17T13:45:00Z")]
    [InlineData("last_month", "2024-03-31T22:00:00Z", "2024-04-30T22:00:00Z", "2024-02-29T23:00:00Z", "2024-03-31T22:00:00Z")]
    [InlineData("this_quarter", "2024-03-31T22:00:00Z", "2024-05-17T13:48:00Z", "2023-12-31T23:00:00Z", "2024-02-16T14:45:00Z")]
    [InlineData("last_quarter", "2023-12-31T23:00:00Z", "2024-03-31T22:00:00Z", "2023-09-30T22:00:00Z", "2023-12-31T23:00:00Z")]
    [InlineData("this_year", "2023-12-31T23:00:00Z", "2024-05-17T13:48:00Z", "2022-12-31T23:00:00Z", "2023-05-17T22:00:00Z")]
    public void Plan_Present_RunsFromMidnightAndComparesUpToTheSameElapsedTime(string period, string start, string end, string previousStart, string previousEnd)
    {
        var planner = Planner(Paris, "2024-05-17T13:47:53.250Z");

        var answer = planner.Plan(CalendarPeriod.Find(period)!, Ms("2024-05-17T13:47:53.250Z"), isPresent: true);

        Assert.Equal(Interval(start, end), answer.Interval);
        Assert.Equal(Interval(previousStart, previousEnd), planner.Previous(CalendarPeriod.Find(period)!, answer.Interval));
    }

    [Theory]
    [InlineData("2024-03-31T10:00:00Z", "2024-03-30T23:00:00Z", "2024-03-31T10:00:00Z", "2024-03-29T23:00:00Z", "2024-03-30T11:00:00Z")]
    [InlineData("2024-10-27T10:00:00Z", "2024-10-26T22:00:00Z", "2024-10-27T10:00:00Z", "2024-10-25T22:00:00Z", "2024-10-26T09:00:00Z")]
    public void K7_TodayWhenClocksChange_ComparesByTheClockOnTheWall(string now, string start, string end, string previousStart, string previousEnd)
    {
        var planner = Planner(Paris, now);

        var answer = planner.Plan(CalendarPeriod.Find("today")!, Ms(now), isPresent: true);

        Assert.Equal(Interval(start, end), answer.Interval);
        Assert.Equal(Interval(previousStart, previousEnd), planner.Previous(CalendarPeriod.Find("today")!, answer.Interval));
    }

    [Theory]
    [InlineData("2024-04-01T10:00:00Z", 23)]
    [InlineData("2024-10-28T10:00:00Z", 25)]
    public void K7_YesterdayWhenClocksChanged_HasItsOwnLength(string now, int hours) =>
        Assert.Equal(hours * 3_600_000L, Planner(Paris, now).Plan(CalendarPeriod.Find("yesterday")!, Ms(now), isPresent: true).Interval.LengthMs);

    [Theory]
    [InlineData("today", "2011-12-30T10:00:00Z", "2011-12-30T12:00:00Z", "2011-12-29T10:00:00Z", "2011-12-29T12:00:00Z")]
    [InlineData("yesterday", "2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z", "2011-12-28T10:00:00Z", "2011-12-29T10:00:00Z")]
    public void Plan_DayAfterOneThatTheZoneSkipped_ComesAfterTheDayBeforeThat(string period, string start, string end, string previousStart, string previousEnd)
    {
        // In Samoa 29 December 2011 was followed by the 31st.
        var planner = Planner("Pacific/Apia", "2011-12-30T12:00:00Z");

        var answer = planner.Plan(CalendarPeriod.Find(period)!, Ms("2011-12-30T12:00:00Z"), isPresent: true);

        Assert.Equal(Interval(start, end), answer.Interval);
        Assert.Equal(Interval(previousStart, previousEnd), planner.Previous(CalendarPeriod.Find(period)!, answer.Interval));
    }

    [Fact]
    public void Previous_DayThatTheMonthBeforeLacks_ComparesWithAllOfIt()
    {
        var planner = Planner("UTC", "2023-03-30T09:00:00Z");
        var month = CalendarPeriod.Find("this_month")!;

        var interval = planner.Plan(month, Ms("2023-03-30T09:00:00Z"), isPresent: true).Interval;

        Assert.Equal(Interval("2023-02-01T00:00:00Z", "2023-03-01T00:00:00Z"), planner.Previous(month, interval));
    }

    [Theory]
    [InlineData(DayOfWeek.Monday, "2024-05-13T00:00:00Z")]
    [InlineData(DayOfWeek.Sunday, "2024-05-12T00:00:00Z")]
    [InlineData(DayOfWeek.Saturday, "2024-05-11T00:00:00Z")]
    [InlineData(DayOfWeek.Friday, "2024-05-17T00:00:00Z")]
    public void Plan_Week_BeginsOnTheConfiguredDay(DayOfWeek first, string start)
    {
        const string now = "2024-05-17T13:47:53.250Z";

        Assert.Equal(Ms(start), Planner("UTC", now, first).Plan(CalendarPeriod.Find("this_week")!, Ms(now), isPresent: true).Interval.StartMs);
    }

    [Fact]
    public void Plan_AsOfInThePast_EndsOnThePanesThatHoldIt()
    {
        var planner = Planner("UTC", "2024-05-17T13:47:53.250Z");

        Assert.Equal(
            Interval("2024-05-14T00:00:00Z", "2024-05-14T10:15:00Z"),
            planner.Plan(CalendarPeriod.Find("today")!, Ms("2024-05-14T10:22:00Z"), isPresent: false).Interval);
        Assert.Equal(
            Interval("2023-10-01T00:00:00Z", "2023-10-12T00:00:00Z"),
            planner.Plan(CalendarPeriod.Find("this_month")!, Ms("2023-10-12T10:22:00Z"), isPresent: false).Interval);
    }

    [Fact]
    public void Plan_TodayWhereOnlyWholeDaysAreLeft_IsRefusedWithTheDay()
    {
        var answer = Planner("UTC", "2024-05-17T13:47:53.250Z").Plan(CalendarPeriod.Find("today")!, Ms("2023-10-12T10:22:00Z"), isPresent: false);

        Assert.Equal(WindowFault.PanesTooLarge, answer.Fault);
        Assert.Equal(Interval("2023-10-12T00:00:00Z", "2023-10-13T00:00:00Z"), answer.Nearest);
    }

    [Fact]
    public void Plan_BeforeEverythingKept_IsNotKept()
    {
        const string now = "2024-05-17T13:47:53.250Z";
        var planner = Planner("UTC", now);

        var yearBefore = planner.Plan(CalendarPeriod.Find("last_year")!, Ms("2023-05-17T00:00:00Z"), isPresent: false);
        Assert.Equal(WindowFault.NotKept, yearBefore.Fault);
        Assert.Equal(Interval("2022-03-09T00:00:00Z", "2023-01-01T00:00:00Z"), yearBefore.Nearest);
        Assert.Null(planner.Plan(CalendarPeriod.Find("last_year")!, Ms("2022-05-17T00:00:00Z"), isPresent: false).Nearest);
        var lastYear = planner.Plan(CalendarPeriod.Find("last_year")!, Ms(now), isPresent: true);
        Assert.True(lastYear.IsAnswered);
        Assert.Null(planner.Previous(CalendarPeriod.Find("last_year")!, lastYear.Interval));
    }

    [Fact]
    public void Plan_FirstInstantOfADay_IsAnEmptyToday()
    {
        var planner = Planner("UTC", "2024-05-17T00:00:00Z");

        var answer = planner.Plan(CalendarPeriod.Find("today")!, Ms("2024-05-17T00:00:00Z"), isPresent: true);

        Assert.Equal(Interval("2024-05-17T00:00:00Z", "2024-05-17T00:00:00Z"), answer.Interval);
        Assert.Equal(Interval("2024-05-16T00:00:00Z", "2024-05-16T00:00:00Z"), planner.Previous(CalendarPeriod.Find("today")!, answer.Interval));
    }

    [Theory]
    [InlineData("Europe/Paris")]
    [InlineData("America/New_York")]
    [InlineData("America/Santiago")]
    [InlineData("Asia/Kolkata")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Beirut")]
    [InlineData("Africa/Casablanca")]
    [InlineData("UTC")]
    public void Plan_RandomInstants_EqualsAWalkThroughTheQuartersOfAnHour(string zone)
    {
        var random = new Random(17);
        var clock = TimeZoneInfo.FindSystemTimeZoneById(zone);
        for (var i = 0; i < 40; i++)
        {
            var nowMs = Ms("2022-06-01T00:00:00Z") + random.NextInt64(3 * 365 * 86_400_000L);
            var first = (DayOfWeek)random.Next(7);
            var planner = Planner(zone, nowMs, first);
            foreach (var period in CalendarPeriod.All.Where(period => period.Unit <= CalendarUnit.Month))
            {
                Assert.Equal(Walk(clock, period, nowMs, first), planner.Plan(period, nowMs, isPresent: true).Interval);
            }
        }
    }

    /// <summary>The obvious way: from the present back, quarter by quarter, for as long as the calendar says the same.</summary>
    private static TimeInterval Walk(TimeZoneInfo zone, CalendarPeriod period, long nowMs, DayOfWeek first)
    {
        const long quarterMs = 900_000;
        string Mark(long timeMs)
        {
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(timeMs), zone);
            if (period.Unit == CalendarUnit.Week)
            {
                while (local.DayOfWeek != first)
                {
                    local = local.AddDays(-1);
                }
            }

            return local.ToString(period.Unit == CalendarUnit.Month ? "yyyy-MM" : "yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        long StartOf(long timeMs)
        {
            var at = timeMs / quarterMs * quarterMs;
            var mark = Mark(at);
            while (Mark(at - quarterMs) == mark)
            {
                at -= quarterMs;
            }

            return at;
        }

        var start = StartOf(nowMs);
        return period.IsRunning ? new TimeInterval(start, (nowMs + 9_999) / 10_000 * 10_000) : new TimeInterval(StartOf(start - 1), start);
    }

    private static PeriodPlanner Planner(string zone, string now, DayOfWeek first = DayOfWeek.Monday) => Planner(zone, Ms(now), first);

    private static PeriodPlanner Planner(string zone, long nowMs, DayOfWeek first)
    {
        var grid = new PaneGrid(new ZoneDays(TimeZoneInfo.FindSystemTimeZoneById(zone)));
        return new PeriodPlanner(grid, PaneSpans.At(grid, nowMs, PaneSpanLengths.Default, PaneSize.TenSeconds), first);
    }

    private static TimeInterval Interval(string start, string end) => new(Ms(start), Ms(end));

    private static long Ms(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}

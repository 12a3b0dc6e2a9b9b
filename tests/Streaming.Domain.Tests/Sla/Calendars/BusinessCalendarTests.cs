using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Windows;
using static Streaming.Domain.Tests.Sla.Calendars.Desks;

namespace Streaming.Domain.Tests.Sla.Calendars;

public sealed class BusinessCalendarTests
{
    [Fact]
    public void AddOpenMs_UsedUpAtClosingTime_IsOverThen() => Assert.Equal(
        At("2024-04-05T18:00+02:00"), // a Friday
        ParisOffice().AddOpenMs(At("2024-04-05T17:00+02:00"), Minutes(60)));

    [Fact]
    public void AddOpenMs_OneMillisecondMore_IsOverAtTheNextOpening() => Assert.Equal(
        At("2024-04-08T09:00+02:00") + 1,
        ParisOffice().AddOpenMs(At("2024-04-05T17:00+02:00"), Minutes(60) + 1));

    [Fact]
    public void AddOpenMs_Nothing_IsOverAtOnce() => Assert.Equal(At("2024-04-06T12:00Z"), ParisOffice().AddOpenMs(At("2024-04-06T12:00Z"), 0));

    [Fact]
    public void AddOpenMs_Negative_IsRefused() => Assert.Throws<ArgumentOutOfRangeException>(() => ParisOffice().AddOpenMs(0, -1));

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void OpenMs_EndNotAfterStart_IsNothing(int lengthMs)
    {
        var from = At("2024-04-05T12:00+02:00");

        Assert.Equal(0, ParisOffice().OpenMs(from, from + lengthMs));
        Assert.Equal(0, BusinessCalendar.AlwaysOpen.OpenMs(from, from + lengthMs));
    }

    [Fact]
    public void OpenMs_SpanOfManyYears_EqualsTheSumOfItsParts()
    {
        var office = ParisOffice(new DateOnly(2001, 1, 1));
        var years = Enumerable.Range(1970, 120).Select(static year => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()).ToArray();

        var sum = years.Zip(years.Skip(1)).Sum(year => office.OpenMs(year.First, year.Second));

        Assert.Equal(sum, office.OpenMs(years[0], years[^1]));
        Assert.Equal(sum, office.OpenMs(years[0], office.AddOpenMs(years[0], sum)));
    }

    [Fact]
    public void OpenMs_TimesBeyondEveryYear_CountAllYearsAndNoMore()
    {
        var office = ParisOffice();

        var all = office.OpenMs(long.MinValue, long.MaxValue);

        // 9,999 years of five days out of seven, nine hours each.
        Assert.InRange(all / (double)Minutes(9 * 60), 9_999 * 365.2425 * 5 / 7 - 2, 9_999 * 365.2425 * 5 / 7 + 2);
        Assert.Equal(long.MaxValue, office.AddOpenMs(At("2024-01-01T00:00Z"), all));
        Assert.False(office.IsOpen(long.MaxValue));
    }

    [Fact]
    public void SpanThatBeginsInASkippedHour_BeginsWhenClocksHaveMoved()
    {
        // In Paris 02:00 became 03:00 on 31 March 2024.
        var night = new BusinessCalendar("night", Paris, Daily(Hours((2, 30), (4, 0))));

        Assert.Equal(
            [new TimeInterval(At("2024-03-31T03:00+02:00"), At("2024-03-31T04:00+02:00"))],
            night.OpenSpans(At("2024-03-31T00:00+01:00"), At("2024-03-31T12:00+02:00")));
    }

    [Fact]
    public void SpanWithinASkippedHour_IsNotThere()
    {
        var night = new BusinessCalendar("night", Paris, Daily(Hours((2, 15), (2, 45))));

        Assert.Empty(night.OpenSpans(At("2024-03-31T00:00+01:00"), At("2024-03-31T12:00+02:00")));
    }

    [Fact]
    public void SpanThatReachesIntoARepeatedHour_IsOpenWheneverTheClockShowsIt()
    {
        // In Paris 03:00 became 02:00 on 27 October 2024: the clock shows 02:00 to 02:30 twice.
        var night = new BusinessCalendar("night", Paris, Daily(Hours((1, 0), (2, 30))));

        Assert.Equal(
        [
            new TimeInterval(At("2024-10-27T01:00+02:00"), At("2024-10-27T02:30+02:00")),
            new TimeInterval(At("2024-10-27T02:00+01:00"), At("2024-10-27T02:30+01:00")),
        ],
            night.OpenSpans(At("2024-10-27T00:00+02:00"), At("2024-10-27T12:00+01:00")));
    }

    [Fact]
    public void Holiday_WithHoursOfItsOwn_ReplacesTheDay()
    {
        var christmasEve = new Dictionary<DateOnly, DayHours> { [new DateOnly(2024, 12, 24)] = Hours((9, 0), (12, 0)) };
        var office = new BusinessCalendar("office", Paris, OnWorkdays(Hours((9, 0), (18, 0))), christmasEve);

        Assert.Equal(Minutes(180), office.OpenMs(At("2024-12-24T00:00+01:00"), At("2024-12-25T00:00+01:00")));
    }

    [Fact]
    public void Calendar_FirstAskedByManyThreads_AnswersAlike()
    {
        var from = At("2024-03-29T17:30+01:00");
        var office = ParisOffice();

        var answers = new long[64];
        Parallel.For(0, answers.Length, i => answers[i] = office.OpenMs(from, from + Minutes(5_000_000)));

        Assert.All(answers, answer => Assert.Equal(ParisOffice().OpenMs(from, from + Minutes(5_000_000)), answer));
    }

    [Fact]
    public void AllDayAndAllWeek_IsAlwaysOpen()
    {
        Assert.True(new BusinessCalendar("all", Paris, WeeklyHours.Always).IsAlwaysOpen);
        Assert.True(new BusinessCalendar("all", Paris, Daily(new DayHours(Span((12, 0), (24, 0)), Span((0, 0), (12, 0))))).IsAlwaysOpen);
        Assert.False(ParisOffice().IsAlwaysOpen);
        Assert.Equal([new TimeInterval(3, 5)], BusinessCalendar.AlwaysOpen.OpenSpans(3, 5));
        Assert.True(BusinessCalendar.AlwaysOpen.IsOpen(0));
    }

    [Fact]
    public void DayHours_SpansOverlapOrLeaveTheDay_AreRefused()
    {
        Assert.Throws<ArgumentException>(() => new DayHours(Span((9, 0), (12, 0)), Span((11, 59), (13, 0))));
        Assert.Throws<ArgumentException>(() => new DayHours(Span((9, 0), (9, 0))));
        Assert.Throws<ArgumentException>(() => new DayHours(Span((23, 0), (25, 0))));
        Assert.Equal("09:00-12:00 12:00-24:00", new DayHours(Span((12, 0), (24, 0)), Span((9, 0), (12, 0))).ToString());
    }

    [Fact]
    public void WeeklyHours_NeverOpen_AreRefused() =>
        Assert.Throws<ArgumentException>(() => new WeeklyHours(new Dictionary<DayOfWeek, DayHours> { [DayOfWeek.Monday] = DayHours.Closed }));
}

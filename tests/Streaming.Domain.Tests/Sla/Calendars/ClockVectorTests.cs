using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Time;
using static Streaming.Domain.Tests.Sla.Calendars.Desks;

namespace Streaming.Domain.Tests.Sla.Calendars;

/// <summary>The catalogue's clock vectors that calendars alone decide, each by its id.</summary>
public sealed class ClockVectorTests
{
    private static readonly DateOnly GoodFriday = new(2024, 3, 29);
    private static readonly DateOnly EasterMonday = new(2024, 4, 1);
    private static readonly long Created = At("2024-03-29T17:30+01:00");
    private static readonly long Replied = At("2024-04-02T09:20+02:00");

    [Fact]
    public void K1_EasterWithAClockChange_CountsOpenTimeOnly()
    {
        Assert.Equal(Minutes(50), ParisOffice(EasterMonday).OpenMs(Created, Replied));
        Assert.Equal(Minutes(5_210), BusinessCalendar.AlwaysOpen.OpenMs(Created, Replied));
    }

    [Fact]
    public void K2_TheSameWithoutTheHoliday_CountsThatDay() => Assert.Equal(Minutes(590), ParisOffice().OpenMs(Created, Replied));

    [Fact]
    public void K3_GoodFridayClosedToo_LeavesTheLastMinutes() =>
        Assert.Equal(Minutes(20), ParisOffice(GoodFriday, EasterMonday).OpenMs(Created, Replied));

    [Fact]
    public void K4_SplitDay_LeavesTheBreakOut()
    {
        var split = new BusinessCalendar("split", Paris, OnWorkdays(new DayHours(Span((9, 0), (12, 30)), Span((14, 0), (18, 0)))));
        var (from, to) = (At("2024-04-02T12:00+02:00"), At("2024-04-02T14:15+02:00"));

        Assert.Equal(Minutes(45), split.OpenMs(from, to));
        Assert.Equal(Minutes(135), ParisOffice().OpenMs(from, to));
    }

    [Fact]
    public void K5_Saturday_IsNoTimeAtAll() =>
        Assert.Equal(0, ParisOffice().OpenMs(At("2024-04-06T10:00+02:00"), At("2024-04-06T16:00+02:00")));

    [Fact]
    public void K6_AroundTheClock_LosesNoMinuteAtMidnight()
    {
        var (from, to) = (At("2024-04-02T23:30+02:00"), At("2024-04-03T00:30+02:00"));

        Assert.Equal(Minutes(60), BusinessCalendar.AlwaysOpen.OpenMs(from, to));
        Assert.Equal(Minutes(60), new BusinessCalendar("daily", Paris, Daily(DayHours.AllDay)).OpenMs(from, to));

        // Not always open, so that the days are added up one by one.
        var butOnce = new Dictionary<DateOnly, DayHours> { [new DateOnly(2024, 12, 25)] = DayHours.Closed };
        Assert.Equal(Minutes(60), new BusinessCalendar("daily", Paris, Daily(DayHours.AllDay), butOnce).OpenMs(from, to));
    }

    [Theory]
    [InlineData("2024-03-31T12:00+02:00", 23)]
    [InlineData("2024-10-27T12:00+01:00", 25)]
    public void K7_DayOfAClockChange_HasItsOwnLength(string noon, int hours)
    {
        var days = new ZoneDays(Paris);
        var start = days.StartOfDay(At(noon));
        var open = new BusinessCalendar("not at Christmas", Paris, WeeklyHours.Always, new Dictionary<DateOnly, DayHours> { [new(2024, 12, 25)] = DayHours.Closed });

        Assert.Equal(Minutes(60 * hours), days.NextDay(start) - start);
        Assert.Equal(Minutes(60 * hours), open.OpenMs(start, days.NextDay(start)));
    }

    [Fact]
    public void K8_SixtyBusinessMinutes_AreDueOnTuesday()
    {
        var target = new SlaTarget(ClockKind.FirstReply, Minutes(60), ParisOffice(EasterMonday), [800]);

        Assert.Equal(At("2024-04-02T09:30+02:00"), target.Calendar.AddOpenMs(Created, target.DurationMs));
        Assert.Equal(At("2024-04-02T09:18+02:00"), target.Calendar.AddOpenMs(Created, target.AtRiskMs(800)));
        Assert.True(target.Calendar.OpenMs(Created, Replied) <= target.DurationMs);
    }
}

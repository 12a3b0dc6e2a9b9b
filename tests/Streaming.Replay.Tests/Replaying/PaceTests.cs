using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Replaying;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 8, 1, 12, 0, 0, 123, TimeSpan.Zero);
    private static readonly DateTimeOffset First = new(2016, 3, 4, 16, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset Last = First.AddDays(7);

    [Fact]
    public void Shifted_GreatestSpeed_LastEventFallsOnTheBeginning()
    {
        var pace = new Pace(Now, null, keepsTimes: false, (First, Last));

        Assert.Equal(Now, pace.Shifted(Last));
        Assert.Equal(Now.AddDays(-7), pace.Shifted(First));
        Assert.Equal(Now, pace.Due(Last));
    }

    [Fact]
    public void Shifted_Faster_LastEventFallsOnTheMomentItIsDue()
    {
        var pace = new Pace(Now, 7 * 24 * 60, keepsTimes: false, (First, Last));

        Assert.Equal(Now.AddMinutes(1), pace.Shifted(Last));
        Assert.Equal(Now.AddMinutes(1), pace.Due(Last));
        Assert.Equal(Now, pace.Due(First));
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Shifted_NotFaster_FirstEventFallsOnTheBeginningWithOrWithoutBounds(double speed)
    {
        var known = new Pace(Now, speed, keepsTimes: false, (First, Last));
        var unknown = new Pace(Now, speed, keepsTimes: false, null);
        unknown.Due(First);

        Assert.Equal(Now, known.Shifted(First));
        Assert.Equal(Now, unknown.Shifted(First));
        Assert.Equal(Now + ((Last - First) / speed), unknown.Due(Last));
        Assert.Equal(Now + (Last - First), unknown.Shifted(Last));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(0.25)]
    [InlineData(1.0)]
    [InlineData(1.5)]
    [InlineData(100_000.0)]
    public void Shifted_AnySpeed_NoEventIsAheadOfTheClockWhenItIsSent(double? speed)
    {
        var pace = new Pace(Now.AddTicks(1), speed, keepsTimes: false, (First, Last));

        Assert.All(Enumerable.Range(0, 1_000).Select(i => First + ((Last - First) * i / 999)), time => Assert.True(pace.Shifted(time) <= pace.Due(time)));
    }

    [Fact]
    public void Shifted_TimesKept_StayThemselvesAtTheSamePace()
    {
        var pace = new Pace(Now, 2, keepsTimes: true, null);
        pace.Due(First);

        Assert.Equal(First.AddHours(1), pace.Shifted(First.AddHours(1)));
        Assert.Equal(Now.AddMinutes(30), pace.Due(First.AddHours(1)));
    }

    [Fact]
    public void Due_LateEvent_IsSentAtOnce()
    {
        var pace = new Pace(Now, 1, keepsTimes: true, null);
        pace.Due(First);

        Assert.Equal(Now, pace.Due(First.AddHours(-3)));
    }

    [Fact]
    public void Due_AbsurdTime_IsNotWaitedForAndMovesNothing()
    {
        var pace = new Pace(Now, 1, keepsTimes: true, null);
        pace.Due(First);

        Assert.Equal(Now, pace.Due(new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero)));
        Assert.Equal(Now.AddHours(1), pace.Due(First.AddHours(1)));
    }

    [Fact]
    public void Due_YearsInAnyOrder_NoEventIsAheadOfTheClockWhenItIsSent()
    {
        var last = First.AddDays(800);
        var pace = new Pace(Now, 1_000, keepsTimes: false, (First, last));

        Assert.All(new[] { last, First.AddDays(400), First, last }, time => Assert.True(pace.Shifted(time) <= pace.Due(time)));
    }

    [Fact]
    public void Due_PastTheLastThatIsKnown_IsNotWaitedFor()
    {
        var pace = new Pace(Now, 2, keepsTimes: false, (First, Last));

        Assert.Equal(Now, pace.Due(Last.AddDays(30)));
    }

    [Fact]
    public void Shifted_BeyondTheCalendar_StaysAsItIs()
    {
        var pace = new Pace(Now, null, keepsTimes: false, (First, Last));
        var absurd = new DateTimeOffset(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

        Assert.Equal(absurd, pace.Shifted(absurd));
    }
}

using Streaming.Replay.Replaying;

namespace Streaming.Replay.Tests.Replaying;

public sealed class TimeSpreadTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private readonly TimeSpread _spread = new();

    [Fact]
    public void Bounds_NoTimes_AreAbsent() => Assert.Null(_spread.Bounds());

    [Fact]
    public void Bounds_TimesInAnyOrder_AreTheFirstAndTheLast()
    {
        Add(5, 0, 90, 3);

        Assert.Equal((Start, Start.AddDays(90)), _spread.Bounds());
    }

    [Fact]
    public void Bounds_AbsurdTimes_AreLeftOutWhereverTheyStand()
    {
        _spread.Add(new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero));
        Add(0, 1, 2);
        _spread.Add(new(1970, 1, 1, 0, 0, 0, TimeSpan.Zero));

        Assert.Equal((Start, Start.AddDays(2)), _spread.Bounds());
    }

    [Fact]
    public void Bounds_QuietMonths_BelongToTheWhole()
    {
        Add(0, 300, 600);

        Assert.Equal((Start, Start.AddDays(600)), _spread.Bounds());
    }

    private void Add(params int[] days)
    {
        foreach (var day in days)
        {
            _spread.Add(Start.AddDays(day));
        }
    }
}

using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Reports;

namespace Streaming.Demo.Tests.Reports;

public sealed class TrendTextTests
{
    [Theory]
    [InlineData(12.0, 10.0, "count", "+20 %")]
    [InlineData(334.0, 2.0, "count", "x 167")]
    [InlineData(90.0, 120.0, "seconds", "-25 %")]
    [InlineData(3.0, 0.0, "count", "+3")]
    [InlineData(0.85, 0.876, "ratio", "-2.6 pts")]
    [InlineData(10.0, -5.5, "points", "+15.5 pts")]
    [InlineData(4.25, 4.0, "score", "+0.25")]
    [InlineData(1003.0, 1000.0, "count", "+0.3 %")]
    [InlineData(0.5004, 0.5, "ratio", "+0.04 pts")]
    [InlineData(7.0, 7.0, "count", "=")]
    [InlineData(7.0, null, "count", "-")]
    [InlineData(null, 7.0, "count", "-")]
    public void Of_TwoNumbers_IsHowTheFirstHasMoved(double? now, double? before, string unit, string expected) =>
        Assert.Equal(expected, TrendText.Of(now, before, unit, isLevel: false));

    [Fact]
    public void Of_Level_IsHowManyMoreThanWhenTheWindowBegan() =>
        Assert.Equal("+5", TrendText.Of(new KpiValue { Value = 30, LevelStart = 25, LevelChange = 5, PreviousValue = 10 }, "count"));

    [Fact]
    public void Of_NoNumber_IsNoTrend() => Assert.Equal("-", TrendText.Of(new KpiValue { PreviousValue = 10 }, "count"));
}

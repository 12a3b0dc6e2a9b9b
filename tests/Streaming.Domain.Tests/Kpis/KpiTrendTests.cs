using Streaming.Domain.Kpis;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors B21 and B22, and where a change is undefined.</summary>
public sealed class KpiTrendTests
{
    [Fact]
    public void B21_FiveHundredAfterFourHundredFifty_IsFiftyMoreAnd11Percent()
    {
        var trend = KpiTrend.Between(500, 450);

        Assert.Equal(50, trend.Delta);
        Assert.Equal(0.111111, trend.Ratio!.Value, 1e-6);
    }

    [Fact]
    public void B22_FiveAfterNone_HasADeltaAndNoRatio() => Assert.Equal(new KpiTrend(5, null), KpiTrend.Between(5, 0));

    [Theory]
    [InlineData(null, 3.0)]
    [InlineData(3.0, null)]
    [InlineData(null, null)]
    public void Between_OneSideAbsent_IsUndefined(double? current, double? previous) =>
        Assert.Equal(default, KpiTrend.Between(current, previous));

    [Fact]
    public void Between_PreviousBelowZero_HasNoRatio() => Assert.Equal(new KpiTrend(30, null), KpiTrend.Between(20, -10));
}

using Streaming.Domain.Kpis.Bands;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's band vectors: every limit, from both sides.</summary>
public sealed class BandVectorTests
{
    [Theory]
    [InlineData("first_response_time", (14 * 60) + 59, Band.Exceptional)]
    [InlineData("first_response_time", 15 * 60, Band.AboveAverage)]
    [InlineData("first_response_time", (59 * 60) + 59, Band.AboveAverage)]
    [InlineData("first_response_time", 60 * 60, Band.Typical)]
    [InlineData("first_response_time", 180 * 60, Band.Typical)]
    [InlineData("first_response_time", (180 * 60) + 1, Band.BelowTypical)]
    [InlineData("csat_pct", 0.95, Band.Exceptional)]
    [InlineData("csat_pct", 0.9499, Band.AboveAverage)]
    [InlineData("csat_pct", 0.90, Band.AboveAverage)]
    [InlineData("csat_pct", 0.8999, Band.Typical)]
    [InlineData("csat_pct", 0.85, Band.Typical)]
    [InlineData("csat_pct", 0.8499, Band.BelowTypical)]
    [InlineData("resolution_rate", 0.9001, Band.Exceptional)]
    [InlineData("resolution_rate", 0.90, Band.AboveAverage)]
    [InlineData("resolution_rate", 0.85, Band.AboveAverage)]
    [InlineData("resolution_rate", 0.8499, Band.Typical)]
    [InlineData("resolution_rate", 0.70, Band.Typical)]
    [InlineData("resolution_rate", 0.6999, Band.BelowTypical)]
    [InlineData("aht", 2 * 60, Band.Exceptional)]
    [InlineData("aht", 2.01 * 60, Band.AboveAverage)]
    [InlineData("aht", 4 * 60, Band.Typical)]
    [InlineData("aht", 8 * 60, Band.Typical)]
    [InlineData("aht", 8.01 * 60, Band.BelowTypical)]
    [InlineData("nps", 70, Band.AboveAverage)]
    [InlineData("nps", 70.1, Band.Exceptional)]
    [InlineData("nps", 50, Band.AboveAverage)]
    [InlineData("nps", 49.9, Band.Typical)]
    [InlineData("nps", 30, Band.Typical)]
    [InlineData("nps", 29.9, Band.BelowTypical)]
    [InlineData("retention_rate", 0.90, Band.AboveAverage)]
    [InlineData("retention_rate", 0.9001, Band.Exceptional)]
    [InlineData("retention_rate", 0.80, Band.Typical)]
    [InlineData("retention_rate", 0.7999, Band.BelowTypical)]
    [InlineData("tickets_per_customer", 3, Band.Exceptional)]
    [InlineData("tickets_per_customer", 3.01, Band.Typical)]
    [InlineData("tickets_per_customer", 5, Band.Typical)]
    [InlineData("tickets_per_customer", 5.01, Band.BelowTypical)]
    public void Classify_ValueAtALimit_TakesTheBandOfTheCatalogue(string key, double value, Band expected) =>
        Assert.Equal(expected, BandSet.Kpi7Of2024.Classify(key, value));

    [Theory]
    [InlineData("tickets_total", 5.0)]
    [InlineData("nps", null)]
    public void Classify_NoBandsOrNoValue_HasNoBand(string key, double? value) =>
        Assert.Null(BandSet.Kpi7Of2024.Classify(key, value));

    [Fact]
    public void Classify_EveryShareOfUpToFiveHundred_IsThatOfTheExactFraction()
    {
        for (var of = 1; of <= 500; of++)
        {
            for (var part = 0; part <= of; part++)
            {
                var share = Domain.Kpis.KpiValue.Ratio(part, of).Value;
                var percent = 100 * part;
                Assert.Equal(
                    percent >= 95 * of ? Band.Exceptional : percent >= 90 * of ? Band.AboveAverage : percent >= 85 * of ? Band.Typical : Band.BelowTypical,
                    BandSet.Kpi7Of2024.Classify("csat_pct", share));
                Assert.Equal(
                    percent > 90 * of ? Band.Exceptional : percent >= 85 * of ? Band.AboveAverage : percent >= 70 * of ? Band.Typical : Band.BelowTypical,
                    BandSet.Kpi7Of2024.Classify("resolution_rate", share));
            }
        }
    }
}

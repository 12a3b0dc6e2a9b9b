using Streaming.Domain.Kpis.Bands;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Tests.Grafana;

public sealed class ScaleTests
{
    // Grafana shows the colour of the last step whose value is not above the number.
    [Theory]
    [InlineData("first_response_time", 0d, 899.9d, 900d, 3599.9d, 3600d, 10800d, 10800.1d, 99999d)]
    [InlineData("csat_pct", 0d, 0.8499d, 0.85d, 0.8999d, 0.9d, 0.9499d, 0.95d, 1d)]
    [InlineData("resolution_rate", 0d, 0.6999d, 0.7d, 0.8499d, 0.85d, 0.9d, 0.9001d, 1d)]
    [InlineData("aht", 60d, 120d, 120.1d, 239.9d, 240d, 480d, 480.1d)]
    [InlineData("nps", -100d, 29.9d, 30d, 49.9d, 50d, 70d, 70.1d, 100d)]
    public void Of_ABenchmark_HasTheBandOfEveryValue(string kpi, params double[] values)
    {
        Assert.True(BandSet.Kpi7Of2024.TryGet(kpi, out var rule));
        var scale = Scale.Of(rule);

        Assert.Null(scale.Steps[0].From);
        Assert.Equal(scale.Steps.Skip(1).Select(step => step.From).Order(), scale.Steps.Skip(1).Select(step => step.From));
        Assert.All(values, value => Assert.Equal(
            BandWords.Of(rule.Classify(value)), scale.Steps.Last(step => step.From is null || step.From <= value).Word));
    }
}

using Streaming.Observability.Rules.Sla;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Tests.Rules;

/// <summary>Ranges hold samples, however seldom Prometheus scrapes.</summary>
public sealed class ScrapeIntervalTests
{
    [Theory]
    [InlineData(5, "[1m] offset 7s", "[2m]")]
    [InlineData(15, "[1m] offset 17s", "[2m]")]
    [InlineData(60, "[4m] offset 62s", "[8m]")]
    public void Breach_ByScrapeInterval_LooksBackOverSeveralScrapes(int seconds, string counted, string shown)
    {
        var options = new ObservabilityOptions { ScrapeInterval = TimeSpan.FromSeconds(seconds) };

        var breach = SlaTicketAlerts.Of(options).Alerts.Single(alert => alert.Name == "SlaBreach");

        Assert.Contains(counted, breach.Expression, StringComparison.Ordinal);
        Assert.Contains(shown, breach.Expression, StringComparison.Ordinal);
    }
}

using System.Text;
using Prometheus;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Ingestion.Telemetry;

namespace Streaming.Ingestion.Tests.Telemetry;

/// <summary>What becomes of SLA clocks is counted from zero, so that the first breach of any tenant is an increase.</summary>
public sealed class SlaMetricsTests
{
    private static readonly SlaTarget[] Targets = [new(ClockKind.FirstReply, 60_000, BusinessCalendar.AlwaysOpen, [])];

    private static readonly SlaPolicySet Policies = new(
    [
        new SlaPolicyVersion("1", long.MinValue, [
            new SlaPolicy("acme-gold", [new SlaMatch(NameKind.Tenant, ["acme"])], Targets),
            new SlaPolicy("standard", [], Targets),
        ]),
    ]);

    [Fact]
    public async Task Begin_ATenant_IsZeroUnderThePoliciesThatItMayHave()
    {
        var registry = Metrics.NewCustomRegistry();
        var metrics = new SlaMetrics(Metrics.WithCustomRegistry(registry), Policies);

        Assert.Equal(["acme acme-gold 0", "acme standard 0", "default standard 0"], await BreachedAsync(registry));

        metrics.Begin("globex");
        metrics.Count(new SlaTransition(SlaTransitionKind.Breached, ClockKind.FirstReply, "globex", "standard", 0));
        metrics.Begin("globex");

        Assert.Equal(["acme acme-gold 0", "acme standard 0", "default standard 0", "globex standard 1"], await BreachedAsync(registry));
    }

    [Fact]
    public async Task Count_ARetraction_SaysWhatItTakesBack()
    {
        var registry = Metrics.NewCustomRegistry();
        var metrics = new SlaMetrics(Metrics.WithCustomRegistry(registry), Policies);

        metrics.Count(new SlaTransition(SlaTransitionKind.Retracted, ClockKind.FirstReply, "default", "standard", 0) { Before = ClockSign.Met });

        Assert.Equal(["at_risk 0", "breached 0", "met 1"], await LinesAsync(registry, "tenant=\"default\"", "kind=\"retracted\"", line => line.Split('"')[9]));
    }

    [Fact]
    public async Task Count_AnOutcomeAtACorrectedInstant_IsOneOutcome()
    {
        var registry = Metrics.NewCustomRegistry();
        var metrics = new SlaMetrics(Metrics.WithCustomRegistry(registry), Policies);

        metrics.Count(new SlaTransition(SlaTransitionKind.Breached, ClockKind.FirstReply, "default", "standard", 2) { Before = ClockSign.AtRisk });
        metrics.Count(new SlaTransition(SlaTransitionKind.Breached, ClockKind.FirstReply, "default", "standard", 1) { Before = ClockSign.Breached });

        Assert.Equal(["acme acme-gold 0", "acme standard 0", "default standard 1"], await BreachedAsync(registry));
    }

    private static Task<List<string>> BreachedAsync(CollectorRegistry registry) =>
        LinesAsync(registry, "", "kind=\"breached\"", line => string.Join(' ', line.Split('"')[1], line.Split('"')[3]));

    private static async Task<List<string>> LinesAsync(CollectorRegistry registry, string tenant, string kind, Func<string, string> shown)
    {
        using var text = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(text);
        return
        [
            .. Encoding.UTF8.GetString(text.ToArray()).Split('\n')
                .Where(line => line.StartsWith("streaming_sla_events_total{", StringComparison.Ordinal) && line.Contains(tenant, StringComparison.Ordinal) && line.Contains(kind, StringComparison.Ordinal))
                .Select(line => string.Join(' ', shown(line), line.Split(' ')[^1]))
                .Order(StringComparer.Ordinal),
        ];
    }
}

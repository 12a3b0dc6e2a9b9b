using System.Text;
using Prometheus;

namespace Streaming.Gaps.Tests.Behaviour;

public sealed class MetricsTests
{
    [Fact]
    public async Task CollectAndExport_EveryKind_PrintsTheTextFormat()
    {
        var registry = Metrics.NewCustomRegistry();
        var factory = Metrics.WithCustomRegistry(registry);
        factory.CreateCounter("events_total", "Events handled.").Inc(3);
        factory.CreateGauge("open_tickets", "Tickets open now, by \"team\" \\ all.", "team").WithLabels("a\"b\\c\nd").Set(1.5);
        var histogram = factory.CreateHistogram("commit_seconds", "Time of a commit.", new HistogramConfiguration { Buckets = [0.1, 1] });
        histogram.Observe(0.1);
        histogram.Observe(7);

        var text = await PrintAsync(registry);

        Assert.Contains("# HELP events_total Events handled.\n# TYPE events_total counter\nevents_total 3\n", text, StringComparison.Ordinal);
        Assert.Contains("# TYPE open_tickets gauge\nopen_tickets{team=\"a\\\"b\\\\c\\nd\"} 1.5\n", text, StringComparison.Ordinal);
        Assert.Contains("commit_seconds_bucket{le=\"0.1\"} 1\ncommit_seconds_bucket{le=\"1\"} 1\ncommit_seconds_bucket{le=\"+Inf\"} 2\n", text, StringComparison.Ordinal);
        Assert.Contains("commit_seconds_count 2\n", text, StringComparison.Ordinal);
        Assert.Contains("commit_seconds_sum 7.1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RemoveLabelled_AChild_TakesItsLineAway()
    {
        var registry = Metrics.NewCustomRegistry();
        var gauge = Metrics.WithCustomRegistry(registry).CreateGauge("kpi_ratio", "A ratio.", "window");
        gauge.WithLabels("1h").Set(1);
        gauge.WithLabels("24h").Set(2);

        gauge.RemoveLabelled("1h");

        var text = await PrintAsync(registry);
        Assert.DoesNotContain("1h", text, StringComparison.Ordinal);
        Assert.Contains("kpi_ratio{window=\"24h\"} 2\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CollectAndExport_SuppressedUntilSet_PrintsOnlyOnceSet()
    {
        var registry = Metrics.NewCustomRegistry();
        var gauge = Metrics.WithCustomRegistry(registry).CreateGauge("age_seconds", "An age.", new GaugeConfiguration { SuppressInitialValue = true });

        var before = await PrintAsync(registry);
        gauge.Set(double.PositiveInfinity);
        var after = await PrintAsync(registry);
        gauge.Unpublish();
        var unpublished = await PrintAsync(registry);

        Assert.DoesNotContain("\nage_seconds ", before, StringComparison.Ordinal);
        Assert.Contains("\nage_seconds Infinity\n", after, StringComparison.Ordinal);
        Assert.DoesNotContain("\nage_seconds ", unpublished, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CollectAndExport_WithCallbacks_RunsThemBeforePrinting()
    {
        var registry = Metrics.NewCustomRegistry();
        var gauge = Metrics.WithCustomRegistry(registry).CreateGauge("lag_records", "Records behind.");
        registry.AddBeforeCollectCallback(() => gauge.Set(1));
        registry.AddBeforeCollectCallback(async _ =>
        {
            await Task.Yield();
            gauge.Inc(2);
        });

        var text = await PrintAsync(registry);

        Assert.Contains("lag_records 3\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Create_SameNameWithOtherType_IsRefused()
    {
        var factory = Metrics.WithCustomRegistry(Metrics.NewCustomRegistry());
        factory.CreateCounter("events_total", "Events.", "type");

        Assert.Same(factory.CreateCounter("events_total", "Events.", "type"), factory.CreateCounter("events_total", "Events.", "type"));
        Assert.Throws<InvalidOperationException>(() => factory.CreateGauge("events_total", "Events.", "type"));
        Assert.Throws<ArgumentException>(() => factory.CreateCounter("events-total", "Events."));
    }

    internal static async Task<string> PrintAsync(CollectorRegistry registry)
    {
        using var stream = new MemoryStream();
        await registry.CollectAndExportAsTextAsync(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}

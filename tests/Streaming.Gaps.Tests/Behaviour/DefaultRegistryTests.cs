using Prometheus;

namespace Streaming.Gaps.Tests.Behaviour;

/// <summary>What the stand-in for prometheus-net exports by itself; the official package has more there, under names of its own.</summary>
public sealed class DefaultRegistryTests
{
    [SkippableFact]
    public async Task CollectAndExport_DefaultRegistry_PassesPromtool()
    {
        Skip.If(Programs.Find("promtool") is null, "promtool is not on this machine.");
        var histogram = Metrics.CreateHistogram("gaps_commit_seconds", "Time of a commit.", "shard");
        histogram.WithLabels("0").Observe(0.2);

        var complaints = await Programs.RunAsync("promtool", ["check", "metrics"], await MetricsTests.PrintAsync(Metrics.DefaultRegistry));

        Assert.Equal("", complaints);
    }
}

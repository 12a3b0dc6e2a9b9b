using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Domain.Sla.Clocks;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Metrics;

/// <summary>Promises by policy, clock and team on <c>/metrics</c>: what alerts stand on.</summary>
public sealed class SlaMetricsTests
{
    [Fact]
    public async Task Scrape_ClocksOfSeveralShards_AreAddedUpByPolicyClockAndTeam()
    {
        var shards = SmallDesk.Shards();
        Add(shards[0], "gold", "billing", ClockKind.FirstReply, running: 3, atRisk: 2, breached: 1);
        Add(shards[1], "gold", "billing", ClockKind.FirstReply, running: 4, atRisk: 0, breached: 1);
        Add(shards[1], "gold", "billing", ClockKind.TotalResolution, running: 1, atRisk: 0, breached: 0);
        Add(shards[1], "standard", "sales", ClockKind.FirstReply, running: 0, atRisk: 0, breached: 5);
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now);
        await host.RefreshAsync();

        var lines = (await host.Http.GetStringAsync(new Uri("metrics", UriKind.Relative))).Split('\n').Where(line => line.StartsWith("support_sla_", StringComparison.Ordinal)).ToList();

        Assert.Equal(
            [
                "support_sla_at_risk{tenant=\"default\",policy=\"gold\",clock=\"first_reply\",team=\"billing\"} 2",
                "support_sla_at_risk{tenant=\"default\",policy=\"gold\",clock=\"total_resolution\",team=\"billing\"} 0",
                "support_sla_at_risk{tenant=\"default\",policy=\"standard\",clock=\"first_reply\",team=\"sales\"} 0",
                "support_sla_breached_open{tenant=\"default\",policy=\"gold\",clock=\"first_reply\",team=\"billing\"} 2",
                "support_sla_breached_open{tenant=\"default\",policy=\"gold\",clock=\"total_resolution\",team=\"billing\"} 0",
                "support_sla_breached_open{tenant=\"default\",policy=\"standard\",clock=\"first_reply\",team=\"sales\"} 5",
                "support_sla_running{tenant=\"default\",policy=\"gold\",clock=\"first_reply\",team=\"billing\"} 7",
                "support_sla_running{tenant=\"default\",policy=\"gold\",clock=\"total_resolution\",team=\"billing\"} 1",
                "support_sla_running{tenant=\"default\",policy=\"standard\",clock=\"first_reply\",team=\"sales\"} 0",
            ],
            lines.Order(StringComparer.Ordinal));
    }

    private static void Add(FakeShard shard, string policy, string team, ClockKind clock, long running, long atRisk, long breached)
    {
        var delta = new MeasureSet();
        delta.Add(Measure.SlaRunning(clock), running);
        delta.Add(Measure.SlaAtRisk(clock), atRisk);
        delta.Add(Measure.SlaBreachedOpen(clock), breached);
        shard.Add(PaneKey.At(PaneSize.TenSeconds, SmallDesk.Ms(-60_000) / 10_000 * 10_000), shard.SlaSplit("default", policy, team), delta);
        shard.Commit();
    }
}

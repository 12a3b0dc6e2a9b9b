using Streaming.Domain.Events;
using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Hosting;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Metrics;

public sealed class MetricsTests
{
    [Fact]
    public async Task Scrape_IndexLoaded_HasTheNumbersOfTheSnapshot()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();

        var lines = await ScrapeAsync(host);

        Assert.Contains("support_tickets{tenant=\"default\",window=\"1h\",statistic=\"\",team=\"\",channel=\"\",priority=\"\"} 13", lines);
        Assert.Contains("support_tickets{tenant=\"default\",window=\"24h\",statistic=\"\",team=\"\",channel=\"\",priority=\"\"} 15", lines);
        Assert.Contains("support_tickets{tenant=\"default\",window=\"1h\",statistic=\"\",team=\"billing\",channel=\"\",priority=\"\"} 7", lines);
        Assert.Contains("support_first_response_time_seconds{tenant=\"default\",window=\"5m\",statistic=\"mean\",team=\"\",channel=\"\",priority=\"\"} 180", lines);
        Assert.Contains("support_nps_points{tenant=\"default\",window=\"1h\",statistic=\"\",team=\"\",channel=\"\",priority=\"\"} 100", lines);
        Assert.Contains("support_kpi_sample_size{tenant=\"default\",window=\"1h\",kpi=\"nps\",team=\"\",channel=\"\",priority=\"\"} 2", lines);
        Assert.Contains("streaming_stale 0", lines);
        Assert.Contains($"streaming_data_through_timestamp_seconds {SmallDesk.Ms(0) / 1000.0:R}", lines);
        Assert.DoesNotContain(lines, line => line.StartsWith("support_csat", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains("NaN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_DataThatHasLeftItsWindow_EndsItsSeries()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();
        Assert.Contains(await ScrapeAsync(host), line => line.StartsWith("support_nps_points{tenant=\"default\",window=\"5m\"", StringComparison.Ordinal));

        host.Time.Advance(TimeSpan.FromMinutes(10));
        var lines = await ScrapeAsync(host);

        Assert.DoesNotContain(lines, line => line.StartsWith("support_nps_points{tenant=\"default\",window=\"5m\"", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("support_nps_points{tenant=\"default\",window=\"15m\"", StringComparison.Ordinal));
        Assert.Contains("streaming_stale 1", lines);
    }

    [Fact]
    public async Task Scrape_MoreValuesThanTheBudget_SumsTheRestAsOther()
    {
        await using var host = await QueryHost.StartAsync(
            new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Query:MetricsRows=1", "--Query:MetricsDimensions:0=team");
        await host.RefreshAsync();

        var teams = (await ScrapeAsync(host)).Where(line => line.StartsWith("support_tickets{tenant=\"default\",window=\"24h\"", StringComparison.Ordinal));

        Assert.Equal(
            [
                "support_tickets{tenant=\"default\",window=\"24h\",statistic=\"\",team=\"\"} 15",
                "support_tickets{tenant=\"default\",window=\"24h\",statistic=\"\",team=\"billing\"} 7",
                "support_tickets{tenant=\"default\",window=\"24h\",statistic=\"\",team=\"other\"} 7",
                "support_tickets{tenant=\"default\",window=\"24h\",statistic=\"\",team=\"unknown\"} 1",
            ],
            teams.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Scrape_CalendarPeriods_AreWindowsToo()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();

        var lines = await ScrapeAsync(host);

        Assert.Equal(
            ["15m", "1h", "24h", "30d", "5m", "7d", "this_month", "this_week", "today"],
            lines.Where(line => line.StartsWith("support_tickets{", StringComparison.Ordinal) && line.Contains("team=\"\",channel=\"\",priority=\"\"", StringComparison.Ordinal))
                .Select(line => line.Split("window=\"")[1].Split('"')[0]).Order(StringComparer.Ordinal));
        Assert.Contains("support_tickets{tenant=\"default\",window=\"today\",statistic=\"\",team=\"\",channel=\"chat\",priority=\"\"} 5", lines);
    }

    [Fact]
    public async Task Scrape_MoreTenantsThanAreShown_CountsWhatIsLeftOut()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        var startMs = SmallDesk.Ms(-60_000);
        foreach (var tenant in new[] { "acme", "globex" })
        {
            new EventLog { Tenant = tenant }.Created("T-1", startMs).Records.ToList().ForEach(shard.Feed);
        }

        shard.Commit(SmallDesk.Now.ToUnixTimeMilliseconds());
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), SmallDesk.Now, "--Query:MetricsTenants=1");
        await host.RefreshAsync();

        var lines = await ScrapeAsync(host);

        Assert.Contains(lines, static line => line.StartsWith("support_tickets{tenant=\"acme\"", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, static line => line.Contains("tenant=\"globex\"", StringComparison.Ordinal));
        Assert.Single(lines, static line => line.StartsWith("streaming_metric_series_dropped{window=\"\",dimension=\"\"} ", StringComparison.Ordinal) && !line.EndsWith(" 0", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_BudgetUsedUp_LeavesOutSplitsFirstAndCountsThem()
    {
        await using var whole = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await whole.RefreshAsync();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Query:MetricsSeries=800");
        await host.RefreshAsync();

        var all = await ScrapeAsync(whole);
        var lines = await ScrapeAsync(host);

        var kept = lines.Count(IsSeries);
        Assert.InRange(kept, 650, 800);
        Assert.Contains($"streaming_metric_series {kept}", lines);
        var dropped = lines.Where(line => line.StartsWith("streaming_metric_series_dropped{", StringComparison.Ordinal)).ToList();
        Assert.Equal(all.Count(IsSeries), kept + dropped.Sum(line => int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.All(dropped, line => Assert.DoesNotContain("dimension=\"\"", line, StringComparison.Ordinal));
        Assert.DoesNotContain(all, line => line.StartsWith("streaming_metric_series_dropped{", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_KpiThatSettlesLater_SaysThatItIsProvisional()
    {
        var shards = SmallDesk.Shards();
        var resolved = new MeasureSet();
        resolved.Add(Measure.FirstResolutions, 4);
        shards[0].Add(PaneKey.At(PaneSize.TenSeconds, SmallDesk.Ms(0) / 10_000 * 10_000), shards[0].Split(Cube.Main, "default", "billing", "mail"), resolved);
        shards[0].Commit();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now);
        await host.RefreshAsync();

        var lines = await ScrapeAsync(host);

        Assert.Contains("support_kpi_provisional{tenant=\"default\",window=\"30d\",kpi=\"fcr\",team=\"\",channel=\"\",priority=\"\"} 1", lines);
        Assert.DoesNotContain(lines, line => line.Contains("support_kpi_provisional", StringComparison.Ordinal) && line.Contains("kpi=\"nps\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Scrape_CountsBesideARatioOrAScore_AreMetricsOfTheirOwn()
    {
        var shards = SmallDesk.Shards();
        var answers = new MeasureSet();
        answers.Add(MeasureId.Survey(SurveyKind.Csat, false, 1, 5, 5), 3);
        answers.Add(MeasureId.Survey(SurveyKind.Csat, false, 1, 5, 1), 1);
        shards[0].Add(PaneKey.At(PaneSize.TenSeconds, SmallDesk.Ms(0) / 10_000 * 10_000), shards[0].Split(Cube.Main, "default", "billing", "mail"), answers);
        shards[0].Commit();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now);
        await host.RefreshAsync();

        var lines = await ScrapeAsync(host);

        Assert.Contains("support_csat_pct_ratio{tenant=\"default\",window=\"1h\",statistic=\"\",team=\"\",channel=\"\",priority=\"\"} 0.75", lines);
        Assert.Contains("support_csat_pct_satisfied{tenant=\"default\",window=\"1h\",team=\"\",channel=\"\",priority=\"\"} 3", lines);
        Assert.Contains("support_csat_pct_satisfied{tenant=\"default\",window=\"1h\",team=\"billing\",channel=\"\",priority=\"\"} 3", lines);
        Assert.Contains("support_nps_promoters{tenant=\"default\",window=\"1h\",team=\"\",channel=\"\",priority=\"\"} 2", lines);
        Assert.DoesNotContain(lines, line => IsSeries(line) && line.Split('{')[0].EndsWith("_ratio", StringComparison.Ordinal) && double.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) > 1);
    }

    [Fact]
    public void NameOf_EveryKpi_FollowsTheConventions()
    {
        var names = KpiRegistry.All.SelectMany(kpi => KpiMetricName.AllOf(kpi.Definition)).ToList();

        Assert.Equal(names.Count, names.Distinct().Count());
        Assert.All(names, name => Assert.Matches("^support_[a-z0-9_]+$", name));
        Assert.DoesNotContain(names, name => name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal));
    }

    private static bool IsSeries(string line) => line.StartsWith("support_", StringComparison.Ordinal);

    private static async Task<List<string>> ScrapeAsync(QueryHost host) =>
        [.. (await host.Http.GetStringAsync("/metrics")).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
}

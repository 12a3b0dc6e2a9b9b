using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Query.Tests.Support;
using Cube = Streaming.Domain.Names.Cube;

namespace Streaming.Query.Tests.Grpc;

/// <summary>Bands and targets, from the configuration to the wire.</summary>
public sealed class StandardsTests
{
    private static readonly string[] Settings =
    [
        "--Kpis:MinimumSample=2",
        "--Kpis:BandSets:ours:Source=the board, 2024",
        "--Kpis:BandSets:ours:Bands:first_response_time:exceptional=<=180",
        "--Kpis:BandSets:ours:Bands:first_response_time:typical=<400",
        "--Kpis:BandSet=ours",
        "--Kpis:Standards:0:Kpi=first_response_time",
        "--Kpis:Standards:0:Statistic=p90",
        "--Kpis:Standards:0:Target=<=200",
        "--Kpis:Standards:1:Kpi=first_response_time",
        "--Kpis:Standards:1:Dimension=team",
        "--Kpis:Standards:1:Value=tech",
        "--Kpis:Standards:1:Bands:typical=<200",
        "--Kpis:Standards:1:Name=tech only",
        "--Kpis:Standards:1:MinimumSample=1",
        "--Kpis:Standards:2:Kpi=backlog",
        "--Kpis:Standards:2:Target=<=10",
    ];

    [Fact]
    public async Task GetKpis_ConfiguredBandsAndTargets_JudgeTheValues()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, Settings);
        await host.RefreshAsync();

        var row = (await host.Client.GetKpisAsync(new GetKpisRequest())).Results[0].Rows[0];

        var mean = GetKpisTests.Value(row, "first_response_time", "mean");
        Assert.Equal((180, Band.Exceptional, "ours"), (mean.Value, mean.Band, mean.BandSet));
        Assert.Null(mean.Target);
        var p90 = GetKpisTests.Value(row, "first_response_time", "p90");
        Assert.Equal((Band.Unspecified, "", TargetState.Missed), (p90.Band, p90.BandSet, p90.TargetState));
        Assert.Equal(new Limit { Relation = Relation.AtMost, Value = 200 }, p90.Target);
        Assert.Equal(TargetState.Missed, GetKpisTests.Value(row, "backlog").TargetState);
        var absent = GetKpisTests.Value(row, "csat_pct");
        Assert.Equal((Band.Unspecified, false), (absent.Band, absent.TooFew));
    }

    [Fact]
    public async Task GetKpis_ByTeam_JudgesARowByItsOwnStandardAndWithholdsSmallSamples()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, Settings);
        await host.RefreshAsync();
        var request = new GetKpisRequest { Kpis = { "first_response_time" }, GroupBy = { "team" } };

        var rows = (await host.Client.GetKpisAsync(request)).Results[0].Rows;

        var billing = rows.Single(row => row.Group[0].Value == "billing").Values[0];
        Assert.Equal((120, Band.Unspecified, true), (billing.Value, billing.Band, billing.TooFew));
        var tech = rows.Single(row => row.Group[0].Value == "tech").Values[0];
        Assert.Equal((240, Band.BelowTypical, "tech only", false), (tech.Value, tech.Band, tech.BandSet, tech.TooFew));
        var filtered = (await host.Client.GetKpisAsync(new GetKpisRequest
        {
            Kpis = { "first_response_time" },
            Filters = { new Filter { Dimension = "team", Values = { "tech" } } },
        })).Results[0].Rows[0].Values[0];
        Assert.Equal("tech only", filtered.BandSet);
    }

    [Fact]
    public async Task GetKpis_Ranking_JudgesEachOfWhatItRanksAndNotTheirSum()
    {
        var shards = SmallDesk.Shards();
        foreach (var (customer, tickets) in new[] { ("c-1", 9), ("c-2", 4), ("c-3", 1) })
        {
            var delta = new MeasureSet();
            delta.Add(Measure.TicketsCreated, tickets);
            shards[0].Add(PaneKey.At(PaneSize.TenSeconds, SmallDesk.Ms(-60_000) / 10_000 * 10_000), shards[0].CustomerSplit(Cube.Customer, "default", customer), delta);
        }

        shards[0].Commit();
        await using var host = await QueryHost.StartAsync(
            new FakeShardReader(shards), SmallDesk.Now, "--Kpis:Standards:0:Kpi=tickets_by_customer", "--Kpis:Standards:0:Target=<=5");
        await host.RefreshAsync();

        var whole = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_by_customer" } })).Results[0].Rows[0].Values[0];
        var ranked = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "tickets_by_customer" }, GroupBy = { "customer" }, Limit = 2 })).Results[0].Rows;

        Assert.Equal((true, TargetState.Unspecified), (whole.HasValue, whole.TargetState));
        Assert.Null(whole.Target);
        Assert.Equal([TargetState.Missed, TargetState.Met, TargetState.Unspecified], ranked.Select(row => row.Values[0].TargetState));
    }

    [Fact]
    public async Task ListKpis_Standards_AreThoseOfTheTenant()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, [.. Settings, "--Kpis:TenantBandSets:acme=hub"]);

        var mine = (await host.Client.ListKpisAsync(new ListKpisRequest())).Kpis.Single(kpi => kpi.Key == "first_response_time").Standards;
        var theirs = await host.Client.ListKpisAsync(new ListKpisRequest { Tenant = "acme" });

        Assert.Equal(["mean ", "mean team=tech", "p90 "], mine.Select(standard => $"{standard.Statistic} {(standard.Dimension.Length > 0 ? $"{standard.Dimension}={standard.Value}" : "")}"));
        Assert.Equal("the board, 2024", mine[0].Source);
        Assert.Equal([Band.Exceptional, Band.Typical], mine[0].Bands.Select(band => band.Band));
        Assert.Equal(Band.BelowTypical, mine[0].Otherwise);
        var nps = Assert.Single(theirs.Kpis.Single(kpi => kpi.Key == "nps").Standards);
        Assert.Equal(("hub", Band.Satisfactory, Band.Unsatisfactory), (nps.BandSet, nps.Bands[0].Band, nps.Otherwise));
    }

    [Fact]
    public async Task GetKpis_Defaults_JudgeByTheBuiltInSetOnceThereIsEnough()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, "--Kpis:MinimumSample=1");
        await host.RefreshAsync();

        var row = (await host.Client.GetKpisAsync(new GetKpisRequest())).Results[0].Rows[0];

        Assert.Equal((Band.Exceptional, "kpi7-2024"), (GetKpisTests.Value(row, "nps").Band, GetKpisTests.Value(row, "nps").BandSet));
        Assert.Equal(Band.Exceptional, GetKpisTests.Value(row, "first_response_time", "mean").Band);
    }
}

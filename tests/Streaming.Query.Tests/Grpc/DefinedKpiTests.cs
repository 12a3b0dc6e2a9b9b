using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using WindowList = Streaming.Contracts.Kpi.V1.Windows;

namespace Streaming.Query.Tests.Grpc;

/// <summary>KPIs of the configuration, on every surface.</summary>
public sealed class DefinedKpiTests : IAsyncLifetime
{
    private static readonly string[] Settings =
    [
        .. Kpi(0, "mail_share", "Ratio", "tickets_created", "channel=mail"),
        "--Kpis:Defined:0:Divisor:0:Measure=tickets_created",
        "--Kpis:Defined:0:Target=<=0.5",
        "--Kpis:Defined:0:Bands:satisfactory=<0.9",
        .. Kpi(1, "slow_starts", "Sum", "tickets_created", "team=billing,tech"),
        .. Kpi(2, "billing_frt", "Duration", "first_response", "team=billing"),
        "--Kpis:Defined:2:Headline=p90",
        .. Kpi(3, "chat_backlog", "Level", "backlog", "channel=chat"),
        .. Kpi(4, "reply_time_per_ticket", "Ratio", "first_response", null),
        "--Kpis:Defined:4:Measures:0:Time=true",
        "--Kpis:Defined:4:Divisor:0:Measure=tickets_created",
        "--Kpis:MinimumSample=1",
        "--Query:MetricsSplitKpis:0=mail_share",
    ];

    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        _host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now, Settings);
        await _host.RefreshAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task GetKpis_DefinedKpis_CountWhatPassesTheirFilters()
    {
        var row = (await _host.Client.GetKpisAsync(new GetKpisRequest { Windows = new WindowList { Names = { "24h" } } })).Results[0].Rows[0];

        var share = GetKpisTests.Value(row, "mail_share");
        Assert.Equal(10.0 / 15, share.Value);
        Assert.Equal(15, share.SampleSize);
        Assert.Equal((Band.Satisfactory, "configured", TargetState.Missed), (share.Band, share.BandSet, share.TargetState));
        Assert.Equal(12, GetKpisTests.Value(row, "slow_starts").Value);
        Assert.Equal(120, GetKpisTests.Value(row, "billing_frt", "mean").Value);
        Assert.Equal(1, GetKpisTests.Value(row, "billing_frt", "mean").SampleSize);
        Assert.Equal((5, false, false), (Level(row).Value, Level(row).HasLevelStart, Level(row).HasLevelChange));
        Assert.Equal(360.0 / 15, GetKpisTests.Value(row, "reply_time_per_ticket").Value);
        Assert.Equal(Band.Unspecified, GetKpisTests.Value(row, "billing_frt", "p90").Band);

        static KpiValue Level(GroupRow row) => GetKpisTests.Value(row, "chat_backlog");
    }

    [Fact]
    public async Task GetKpis_DefinedKpisByTeamAndFiltered_StayWithinTheRows()
    {
        var request = new GetKpisRequest
        {
            Kpis = { "mail_share", "slow_starts", "chat_backlog", "tickets_total" },
            GroupBy = { "team" },
            Windows = new WindowList { Names = { "24h" } },
            Limit = 2,
        };

        var rows = (await _host.Client.GetKpisAsync(request)).Results[0].Rows;

        Assert.Equal(["billing", "tech", "unknown", "other"], rows.Select(row => row.Group[0].Value));
        Assert.Equal([1, 0, 1, 1], rows.Select(row => row.Values[0].Value));
        Assert.Equal([7, 5, 0, 0], rows.Select(row => row.Values[1].Value));
        Assert.Equal([0, 5, 0, 0], rows.Select(row => row.Values[2].Value));

        var filtered = (await _host.Client.GetKpisAsync(new GetKpisRequest
        {
            Kpis = { "slow_starts", "mail_share" },
            Filters = { new Filter { Dimension = "team", Values = { "tech", "sales" } } },
            Windows = new WindowList { Names = { "24h" } },
        })).Results[0].Rows[0];
        Assert.Equal(5, filtered.Values[0].Value);
        Assert.Equal(2.0 / 7, filtered.Values[1].Value);
    }

    [Fact]
    public async Task GetKpis_ByAgent_LeavesOutWhatTheCubeCannotFilter()
    {
        var row = (await _host.Client.GetKpisAsync(new GetKpisRequest { GroupBy = { "agent" } })).Results[0].Rows[0];

        Assert.Contains(row.Values, value => value.Key == "billing_frt");
        Assert.DoesNotContain(row.Values, value => value.Key == "mail_share");
    }

    [Fact]
    public async Task OtherSurfaces_DefinedKpis_AreServedAlike()
    {
        var catalogue = await _host.Client.ListKpisAsync(new ListKpisRequest());
        var labels = await _host.Client.ListLabelsAsync(new ListLabelsRequest { Language = "fr" });
        var series = await _host.Client.GetSeriesAsync(new GetSeriesRequest { Kpis = { "slow_starts" }, Window = "1h", Step = "15m" });
        var metrics = (await _host.Http.GetStringAsync("/metrics")).Split('\n');

        var frt = catalogue.Kpis.Single(kpi => kpi.Key == "billing_frt");
        Assert.True(frt.UserDefined);
        Assert.Equal(("billing_frt in English", "billing_frt en français", Unit.Seconds), (frt.NameEn, frt.NameFr, frt.Unit));
        Assert.Equal("p90", frt.Statistics[0]);
        Assert.Equal("p90 and the other statistics of first_response (team billing) in the interval.", frt.Formula);
        Assert.Equal("tickets_created (channel mail), over tickets_created.", catalogue.Kpis.Single(kpi => kpi.Key == "mail_share").Formula);
        Assert.Equal(Unit.Seconds, catalogue.Kpis.Single(kpi => kpi.Key == "reply_time_per_ticket").Unit);
        Assert.Equal("billing_frt en français", labels.Labels["kpi.billing_frt"]);
        Assert.Equal([0, 0, 0, 0, 12], series.Points.Select(point => point.Rows[0].Values[0].Value));
        Assert.Contains(metrics, line => line.StartsWith("support_slow_starts{tenant=\"default\",window=\"24h\"", StringComparison.Ordinal) && line.EndsWith(" 12", StringComparison.Ordinal));
        Assert.Contains(metrics, line => line.StartsWith("support_mail_share_ratio{tenant=\"default\",window=\"24h\"", StringComparison.Ordinal) && line.Contains("team=\"billing\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetKpis_TenantNeverSeen_HasNoData()
    {
        var row = (await _host.Client.GetKpisAsync(new GetKpisRequest { Tenant = "nobody" })).Results[0].Rows[0];

        Assert.All(row.Values, value => Assert.False(value.HasValue));
    }

    private static IEnumerable<string> Kpi(int number, string key, string formula, string measure, string? filter)
    {
        var prefix = $"--Kpis:Defined:{number}:";
        yield return $"{prefix}Key={key}";
        yield return $"{prefix}NameEn={key} in English";
        yield return $"{prefix}NameFr={key} en français";
        yield return $"{prefix}Formula={formula}";
        yield return $"{prefix}Measures:0:Measure={measure}";
        if (filter is not null)
        {
            var parts = filter.Split('=');
            var values = parts[1].Split(',');
            for (var i = 0; i < values.Length; i++)
            {
                yield return $"{prefix}Measures:0:Filters:{parts[0]}:{i}={values[i]}";
            }
        }
    }
}

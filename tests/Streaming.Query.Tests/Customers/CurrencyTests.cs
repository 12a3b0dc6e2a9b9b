using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Customers;

/// <summary>Amounts say their currency wherever they are shown; sums over several currencies are absent.</summary>
public sealed class CurrencyTests
{
    private static readonly GetKpisRequest Question = new() { Kpis = { "revenue", "tickets_total" }, Windows = new() { Names = { "24h" } } };

    [Fact]
    public async Task GetKpis_Money_SaysTheCurrencyOfTheTenant()
    {
        await using var host = await StartAsync(foreign: 0);

        var values = (await host.Client.GetKpisAsync(Question)).Results[0].Rows[0].Values;
        var definitions = (await host.Client.ListKpisAsync(new())).Kpis;

        Assert.Equal((123_456, "CHF"), (values[0].Value, values[0].Currency));
        Assert.Equal("", values[1].Currency);
        Assert.Equal("CHF", definitions.Single(static kpi => kpi.Key == "cost_of_service").Currency);
        Assert.All(definitions, static kpi => Assert.Equal(kpi.Unit == Unit.Money, kpi.Currency.Length > 0));
    }

    [Fact]
    public async Task GetKpis_AnotherCurrencyAmongThem_IsAbsentWithItsReason()
    {
        await using var host = await StartAsync(foreign: 1);

        var value = (await host.Client.GetKpisAsync(Question)).Results[0].Rows[0].Values[0];

        Assert.False(value.HasValue);
        Assert.Equal((AbsentReason.MixedCurrencies, "CHF"), (value.AbsentReason, value.Currency));
    }

    [Fact]
    public async Task Metrics_Money_SayTheCurrency()
    {
        await using var host = await StartAsync(foreign: 0);

        var metrics = await host.Http.GetStringAsync(new Uri("metrics", UriKind.Relative));

        Assert.Contains(
            metrics.Split('\n'),
            static line => line.StartsWith("support_revenue_", StringComparison.Ordinal) && line.Contains("window=\"24h\"", StringComparison.Ordinal)
                && line.EndsWith("currency=\"CHF\"} 123456", StringComparison.Ordinal));
        Assert.DoesNotContain(metrics.Split('\n'), static line => line.StartsWith("support_tickets{", StringComparison.Ordinal) && line.Contains("currency", StringComparison.Ordinal));
    }

    [Fact]
    public async Task GetKpis_CostAgainstRevenue_HoldsTheIntervalAgainstTheOneBefore()
    {
        var shards = SmallDesk.Shards();
        var midnight = new DateTimeOffset(SmallDesk.Now.Date, TimeSpan.Zero);
        foreach (var (day, cost, revenue) in new[] { (midnight, 112, 216), (midnight.AddDays(-1), 100, 200) })
        {
            var money = new MeasureSet();
            money.Add(Measure.CostOfService, cost);
            money.Add(Measure.Revenue, revenue);
            shards[0].Add(PaneKey.At(PaneSize.QuarterHour, day.ToUnixTimeMilliseconds()), shards[0].CustomerSplit(Domain.Names.Cube.Business, "default", null), money);
        }

        shards[0].Commit();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now);
        await host.RefreshAsync();

        var asked = Question.Clone();
        asked.Kpis.Add("service_cost_vs_revenue");
        var result = (await host.Client.GetKpisAsync(asked)).Results[0];

        Assert.Equal(0.04, result.Rows[0].Values[^1].Value, 9);
        Assert.Null(result.PreviousInterval);
    }

    [Fact]
    public async Task GetKpis_TargetOfASumOfMoney_IsJudgedHoweverItWasReported()
    {
        await using var host = await StartAsync(foreign: 0, "--Kpis:Standards:0:Kpi=revenue", "--Kpis:Standards:0:Target=>=100000");

        var value = (await host.Client.GetKpisAsync(Question)).Results[0].Rows[0].Values[0];

        Assert.Equal((TargetState.Met, false), (value.TargetState, value.TooFew));
    }

    [Fact]
    public async Task ListKpis_Money_SumsAskForNoSampleAndMeansDo()
    {
        await using var host = await StartAsync(
            foreign: 0,
            "--Kpis:Standards:0:Kpi=cost_of_service",
            "--Kpis:Standards:0:Target=<=100000",
            "--Kpis:Standards:1:Kpi=cost_of_service",
            "--Kpis:Standards:1:Statistic=per_ticket",
            "--Kpis:Standards:1:Target=<=500");

        var standards = (await host.Client.ListKpisAsync(new())).Kpis.Single(static kpi => kpi.Key == "cost_of_service").Standards;

        Assert.Equal([("", 0), ("per_ticket", 10)], standards.Select(static standard => (standard.Statistic, standard.MinimumSample)));
    }

    private static async Task<QueryHost> StartAsync(long foreign, params string[] settings)
    {
        var shards = SmallDesk.Shards();
        var money = new MeasureSet();
        money.Add(Measure.Revenue, 123_456);
        money.Add(Measure.ForeignMoney, foreign);
        var midnight = new DateTimeOffset(SmallDesk.Now.Date, TimeSpan.Zero).ToUnixTimeMilliseconds();
        shards[0].Add(PaneKey.At(PaneSize.TenSeconds, midnight), shards[0].CustomerSplit(Domain.Names.Cube.Business, "default", null), money);
        shards[0].Commit();
        var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now, ["--Engine:Currency=CHF", .. settings]);
        await host.RefreshAsync();
        return host;
    }
}

using System.Text.Json;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Measures;
using Streaming.Domain.Panes;
using Streaming.Query.Tests.Support;
using Cube = Streaming.Domain.Names.Cube;
using SurveyKind = Streaming.Domain.Events.SurveyKind;

namespace Streaming.Query.Tests.Customers;

/// <summary>Every surface says which answers count. The desk has two answers, of one customer.</summary>
public sealed class LatestAnswerSurfaceTests
{
    private const string Option = "--Engine:SurveyUnit=LatestPerCustomer";

    [Theory]
    [InlineData("", SurveyUnit.PerResponse, 2, "Every answer counts")]
    [InlineData(Option, SurveyUnit.LatestPerCustomer, 1, "Of each customer the latest answer")]
    public async Task Grpc_NumberAndDefinition_SayWhichAnswersCount(string option, SurveyUnit unit, long count, string variant)
    {
        await using var host = await StartAsync(option);
        var row = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { "nps", "agent_engagement", "tickets_total" } })).Results[0].Rows[0];
        var definitions = (await host.Client.ListKpisAsync(new ListKpisRequest())).Kpis.ToDictionary(static kpi => kpi.Key);

        var nps = row.Values.First(static value => value.Key == "nps");
        Assert.Equal((100, count, unit), (nps.Value, nps.SampleSize, nps.SurveyUnit));
        Assert.All(row.Values.Where(static value => value.Key != "nps"), static value => Assert.Equal(SurveyUnit.Unspecified, value.SurveyUnit));
        Assert.Equal(unit, definitions["nps"].SurveyUnit);
        Assert.Contains(variant, definitions["nps"].Variant, StringComparison.Ordinal);
        var label = unit == SurveyUnit.PerResponse ? "counted.per_response" : "counted.latest_per_customer";
        Assert.EndsWith(Labels.In(Labels.English)[label], definitions["nps"].Variant, StringComparison.Ordinal);
        Assert.Contains(unit == SurveyUnit.PerResponse ? "Chaque réponse compte" : "De chaque client compte la dernière réponse", definitions["nps"].VariantFr, StringComparison.Ordinal);
        Assert.Equal(SurveyUnit.Unspecified, definitions["agent_engagement"].SurveyUnit);
    }

    [Theory]
    [InlineData("", 2, null)]
    [InlineData(Option, 1, "latest_per_customer")]
    public async Task Json_Number_SaysWhichAnswersCount(string option, long count, string? unit)
    {
        await using var host = await StartAsync(option);
        using var json = JsonDocument.Parse(await host.Http.GetStringAsync("api/v1/board?window=1h&kpi=nps"));
        var value = json.RootElement.GetProperty("kpis").GetProperty("nps").GetProperty("value");

        Assert.Equal(count, value.GetProperty("n").GetInt64());
        Assert.Equal(unit, value.TryGetProperty("unit", out var said) ? said.GetString() : null);
    }

    [Fact]
    public async Task Metrics_Number_IsTheSame()
    {
        await using var host = await StartAsync(Option);

        Assert.Contains("support_kpi_sample_size{tenant=\"default\",window=\"1h\",kpi=\"nps\",team=\"\",channel=\"\",priority=\"\"} 1\n", await host.Http.GetStringAsync("metrics"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task LoadProfile_OfLatestAnswers_IsRefusedWithItsReason()
    {
        await using var host = await StartAsync(Option);
        var profile = await host.Client.GetLoadProfileAsync(new GetLoadProfileRequest { Kpi = "nps" });

        Assert.All(profile.Slots.SelectMany(static slot => slot.Values), static value => Assert.Equal(AbsentReason.NotSplit, value.AbsentReason));
    }

    private static async Task<QueryHost> StartAsync(string option)
    {
        var shards = SmallDesk.Shards();
        var standing = new MeasureSet();
        standing.Add(Measure.AnswersHeard(SurveyKind.Nps), 2);
        standing.Add(MeasureId.Survey(SurveyKind.Nps, audienceIsAgent: false, 0, 10, 9).Standing, 1);
        shards[0].Add(PaneKey.At(PaneSize.TenSeconds, SmallDesk.Ms(-30_000) / 10_000 * 10_000), shards[0].CustomerSplit(Cube.Answers, "default", "c-1"), standing);
        shards[0].Commit();
        var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now, option.Length == 0 ? [] : [option]);
        await host.RefreshAsync();
        return host;
    }
}

using System.Globalization;
using System.Net;
using System.Text.Json;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Board;

/// <summary>What there is to drill down by, and questions whose dimension somebody else has chosen.</summary>
public sealed class DrillDownApiTests : IAsyncLifetime
{
    private const long Start = TicketDesk.Start;

    private static readonly string[] UnitColumns = ["seconds", "ratio", "number"];

    private QueryHost _host = null!;

    public async Task InitializeAsync()
    {
        var log = new EventLog();
        Create(log, 1, "billing", "acme");
        Create(log, 2, "tech", "acme");
        Create(log, 3, "tech", "zoo");
        Create(log, 4, null, "zoo");
        Create(log, 5, "tech", "zoo");
        log
            .Reply("T-1", Start + 300_000, agent: "a 1&2").Reply("T-2", Start + 1_801_000, agent: "a2")
            .Status("T-1", Start + TicketDesk.Hour, "solved", agent: "a 1&2").Status("T-2", Start + TicketDesk.Hour, "solved", agent: "a2");
        _host = await TicketDesk.StartAsync(log);
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Dimensions_ThatHaveValues_AreNamedWithWhatCountsThem()
    {
        var rows = await GetAsync("dimensions/rows?language=fr");

        Assert.Equal(
            ["team équipe tickets_total", "agent représentant resolved", "customer client tickets_by_customer"],
            rows.Select(static row => $"{Text(row, "dimension")} {Text(row, "name")} {Text(row, "kpi")}"));
        Assert.Equal("Tickets résolus", Text(rows[1], "kpi_name"));
        Assert.Equal("agent", Text(Assert.Single(await GetAsync("dimensions/rows?by=agent")), "dimension"));
        Assert.Empty(await GetAsync("dimensions/rows?tenant=nobody"));
        Assert.Empty(await GetAsync("dimensions/rows?by=segment"));
    }

    [Theory]
    [InlineData("by=team", "tech billing unknown")]
    [InlineData("by=team&limit=1", "tech unknown")]
    [InlineData("by=agent", "unknown|a 1&2|a2")]
    [InlineData("by=customer&window=24h", "zoo acme")]
    [InlineData("by=team&from=2026-01-05T00:00:00Z&to=2026-01-06T00:00:00Z", "")]
    [InlineData("by=channel", "unknown")]
    [InlineData("by=segment", "")]
    public async Task Values_OfADimension_AreThoseOfTheBreakdownAndNoneThatIsASum(string question, string expected)
    {
        var values = (await GetAsync("values/rows?" + question)).Select(static row => Text(row, "value"));

        Assert.Equal(expected, string.Join(expected.Contains('|', StringComparison.Ordinal) ? '|' : ' ', values));
    }

    [Theory]
    [InlineData("kpi=tickets_total&by=customer&window=24h", "zoo 3 0.6, acme 2 0.4")]
    [InlineData("kpi=tickets_total&by=customer&window=24h&limit=1", "zoo 3 0.6, other 2 0.4")]
    [InlineData("kpi=tickets_total&by=customer&team=tech&window=24h", "zoo 2 0.67, acme 1 0.33")]
    [InlineData("kpi=tickets_total&by=team&window=24h&limit=1", "tech 3 0.6, billing 1 0.2, unknown 1 0.2|tech 3 0.6, unknown 1 0.2, other 1 0.2")]
    [InlineData("kpi=resolved&by=customer&agent=a2&window=24h", "acme 1 1")]
    [InlineData("kpi=backlog&by=customer&team=tech&window=1h", "zoo 2 1")]
    [InlineData("kpi=tickets_by_customer&by=team&customer=zoo&window=24h", "tech 2 0.67, unknown 1 0.33")]
    public async Task Top_WithinAnyFilter_SaysWhatACountIsMadeOf(string question, string expected)
    {
        var rows = (await GetAsync("top/rows?" + question)).Select(static row => string.Create(
            CultureInfo.InvariantCulture, $"{Text(row, "group")} {row.GetProperty("count").GetDouble()} {Math.Round(row.GetProperty("share").GetDouble(), 2)}"));

        Assert.Equal(expected.Split('|')[^1], string.Join(", ", rows));
    }

    [Fact]
    public async Task Top_TicketsThatAreNotAllFollowed_IsNoAnswerRatherThanAPart()
    {
        await using var host = await TicketDesk.StartAsync(TicketDesk.Log(), "--Query:MaxTickets=1");

        using var answer = await host.Http.GetAsync(new Uri("api/v1/top/rows?kpi=tickets_total&by=customer&window=24h", UriKind.Relative));

        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Contains("Query:MaxTickets", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NotKept_KpisThatTheDimensionDoesNotHave_AreNullAndTheOthersAsWithoutThem()
    {
        var row = Assert.Single(await GetAsync("breakdown/rows?by=customer&customer=zoo&window=24h&kpi=tickets_by_customer,mttr&not_kept=null"));

        Assert.Equal(("zoo", 3d, 3d), (Text(row, "group"), row.GetProperty("value").GetDouble(), row.GetProperty("tickets_by_customer").GetDouble()));
        Assert.All(["mttr_mean", "mttr_p50", "mttr_n"], column => Assert.Equal(JsonValueKind.Null, row.GetProperty(column).ValueKind));
        Assert.Equal(JsonValueKind.Null, (await GetAsync("breakdown/rows?by=customer&window=24h&kpi=mttr,tickets_by_customer&not_kept=null"))[0].GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("breakdown/rows?by=customer&kpi=mttr&not_kept=null")]
    [InlineData("breakdown/rows?by=category&agent=a2&kpi=mttr&not_kept=null")]
    [InlineData("series/rows?window=24h&customer=zoo&kpi=backlog&not_kept=null")]
    [InlineData("load-profile/rows?customer=zoo&kpi=tickets_by_customer&not_kept=null")]
    [InlineData("load-profile/rows?agent=a2&kpi=tickets_by_category&not_kept=null")]
    [InlineData("top/rows?kpi=customers&by=category&segment=gold&not_kept=null")]
    [InlineData("top/rows?kpi=mttr&by=category&not_kept=null")]
    [InlineData("top/rows?kpi=tickets_total&by=segment&not_kept=null")]
    [InlineData("load-profile/rows?segment=gold&not_kept=null")]
    public async Task NotKept_NothingThatTheDimensionsHave_IsNoRows(string question) => Assert.Empty(await GetAsync(question));

    [Fact]
    public async Task SeriesAndBreakdownRows_ChosenKpiAndDimension_HaveColumnsThatAreCalledTheSame()
    {
        var byTeam = await GetAsync("breakdown/rows?by=team&window=24h&kpi=resolved,tickets_total");
        var course = await GetAsync("series/rows?by=team&window=24h&step=1h&kpi=tickets_total&limit=5");

        Assert.All(byTeam, static row => Assert.Equal((Text(row, "team"), row.GetProperty("resolved").GetDouble()), (Text(row, "group"), row.GetProperty("value").GetDouble())));
        Assert.Equal(5, course.Sum(static row => row.GetProperty("value").GetDouble()));
        Assert.Equal("tech / unknown", Text((await GetAsync("breakdown/rows?by=team,channel&window=24h&kpi=tickets_total"))[0], "group"));
        Assert.False((await GetAsync("series/rows?window=24h&step=1h&kpi=tickets_total"))[0].TryGetProperty("group", out _));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("team", "tech")]
    [InlineData("agent", "a 1&2")]
    [InlineData("customer", "zoo")]
    public async Task BoardRows_EveryKpiThatIsKept_HasItsOwnNumberInTheColumnOfItsUnit(string dimension, string value)
    {
        var filter = dimension.Length == 0 ? "" : $"&{dimension}={Uri.EscapeDataString(value)}";
        var request = new GetKpisRequest { Windows = new() { Names = { "24h" } } };
        if (dimension.Length > 0)
        {
            request.Filters.Add(new Filter { Dimension = dimension, Values = { value } });
        }

        var rows = await GetAsync("board/rows?window=24h&language=fr" + filter);
        var expected = (await _host.Client.GetKpisAsync(request)).Results[0].Rows[0].Values.DistinctBy(static one => one.Key)
            .Where(one => dimension == "customer" || !KpiRegistry.Find(one.Key)!.Definition.IsOfGroups).ToList();

        Assert.Equal(
            expected.Select(static one => (one.Key, one.HasValue ? one.Value : (double?)null, one.SampleSize)),
            rows.Select(static row => (Text(row, "kpi"), Number(row, "value"), row.GetProperty("n").GetInt64())));
        Assert.All(rows, static row => Assert.Equal(Number(row, "value"), Number(row, Text(row, "unit") switch { "seconds" => "seconds", "ratio" => "ratio", "money" => "value", _ => "number" })));
        Assert.All(rows, static row => Assert.InRange(UnitColumns.Count(column => Number(row, column) is not null), 0, 1));
        Assert.True(dimension != "team" || rows.Exists(static row => Text(row, "name") == "Tickets résolus"));
    }

    [Theory]
    [InlineData("dimensions/rows?language=de", "language")]
    [InlineData("dimensions/rows?by=colour", "by")]
    [InlineData("dimensions/rows?window=24h", "window")]
    [InlineData("dimensions/rows?team=tech", "team")]
    [InlineData("values/rows", "by")]
    [InlineData("values/rows?by=team,channel", "by")]
    [InlineData("values/rows?by=colour", "by")]
    [InlineData("values/rows?by=agent&window=5m", "window")]
    [InlineData("values/rows?by=team&limit=1001", "limit")]
    [InlineData("top/rows?kpi=tickets_total", "by")]
    [InlineData("top/rows?kpi=tickets_total&by=team,channel", "by")]
    [InlineData("top/rows?kpi=tickets_total&by=colour", "by")]
    [InlineData("top/rows?kpi=tickets_total&by=colour&segment=gold&not_kept=null", "by")]
    [InlineData("top/rows?kpi=nothing&by=team&not_kept=null", "kpi")]
    [InlineData("top/rows?by=team", "kpi")]
    [InlineData("top/rows?kpi=mttr&by=team", "kpi")]
    [InlineData("top/rows?kpi=active_customers&by=team", "kpi")]
    [InlineData("top/rows?kpi=tickets_total&by=segment", "by")]
    [InlineData("top/rows?kpi=tickets_total&by=category&customer=zoo", "kpi")]
    [InlineData("top/rows?kpi=tickets_total&by=customer&window=2h", "window")]
    [InlineData("top/rows?kpi=tickets_total&by=customer&limit=1001", "limit")]
    [InlineData("breakdown/rows?by=customer&kpi=mttr", "kpi")]
    [InlineData("breakdown/rows?by=team&kpi=mttr&not_kept=0", "not_kept")]
    [InlineData("breakdown/rows?by=team&kpi=nothing&not_kept=null", "kpi")]
    [InlineData("load-profile/rows?kpi=nothing&not_kept=null", "kpi")]
    [InlineData("board/rows?language=de", "language")]
    public async Task BadParameter_IsAProblemThatNamesIt(string question, string parameter)
    {
        using var answer = await _host.Http.GetAsync(new Uri("api/v1/" + question, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.Equal(parameter, problem.RootElement.GetProperty("parameter").GetString());
    }

    private static void Create(EventLog log, int number, string? team, string customer) => log.Add(
        "ticket.created", Start + (number * 1_000), ("ticketId", $"T-{number}"), ("customerId", customer), ("team", team));

    private static string Text(JsonElement row, string column) => row.GetProperty(column).GetString()!;

    private static double? Number(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } number ? number.GetDouble() : null;

    private async Task<List<JsonElement>> GetAsync(string question)
    {
        using var answer = await _host.Http.GetAsync(new Uri("api/v1/" + question, UriKind.Relative));
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{question}: {text}");
        return [.. JsonDocument.Parse(text).RootElement.EnumerateArray()];
    }
}

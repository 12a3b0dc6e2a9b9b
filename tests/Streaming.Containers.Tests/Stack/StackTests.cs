using System.Text.Json;

namespace Streaming.Containers.Tests.Stack;

/// <summary>docker-compose.yml in containers: the images are built and pulled as it says, and a week of tickets goes through all of them.</summary>
public sealed class StackTests(StackFixture fixture) : IClassFixture<StackFixture>
{
    private const string Board = "api/v1/board?window=30d&kpi=tickets_total,backlog,mttr,first_response_time";
    private const int Killed = 128 + 9;

    [SkippableFact]
    public async Task Compose_ReplayedTickets_AreOnTheBoardAndInPrometheus()
    {
        var stack = await fixture.StartAsync();

        await StackQuestions.UntilAsync(stack, "query", Board, HasAll);
        await StackQuestions.UntilAsync(stack, "prometheus", "api/v1/query?query=count(up==1)", json => ValueOf(json) == "2");
        await StackQuestions.UntilAsync(stack, "prometheus", "api/v1/query?query=max(support_tickets)>0", json => ValueOf(json) is not null);
        await StackQuestions.UntilAsync(stack, "prometheus", "api/v1/rules", AreAllWell);
        await StackQuestions.UntilAsync(stack, "prometheus", "api/v1/alertmanagers", json => json.GetProperty("data").GetProperty("activeAlertmanagers").GetArrayLength() == 1);
    }

    [SkippableTheory]
    [InlineData("ingestion")]
    [InlineData("query")]
    [InlineData("kafka")]
    [InlineData("redis")]
    public async Task Compose_AContainerStoppedAndThenKilled_GoesOnWithTheSameNumbers(string name)
    {
        var stack = await fixture.StartAsync();
        var before = KpisOf(await StackQuestions.UntilAsync(stack, "query", Board, HasAll));

        // An open watch is no reason to go on.
        using var watch = await stack.HttpOf("query").GetStreamAsync(new Uri("api/v1/stream?window=30d", UriKind.Relative));
        Assert.NotEqual(Killed, await stack.StopAsync(name));
        await stack.StartAgainAsync(name);
        Assert.Equal(before, KpisOf(await StackQuestions.UntilAsync(stack, "query", Board, IsLive)));

        Assert.Equal(Killed, await stack.KillAsync(name));
        await stack.StartAgainAsync(name);
        Assert.Equal(before, KpisOf(await StackQuestions.UntilAsync(stack, "query", Board, IsLive)));
    }

    [SkippableFact]
    public async Task Compose_Grafana_HasTheDashboardsAndReadsPrometheus()
    {
        var stack = await fixture.StartAsync("grafana");

        await StackQuestions.UntilAsync(stack, "grafana", "api/search?type=dash-db", json => json.GetArrayLength() == 8);
        await StackQuestions.UntilAsync(
            stack,
            "grafana",
            "api/datasources/proxy/uid/streaming-prometheus/api/v1/query?query=max(support_tickets)>0",
            json => ValueOf(json) is not null);
    }

    private static bool HasAll(JsonElement board) => IsLive(board)
        && CountOf(board, "tickets_total", "value") == Week.Created
        && CountOf(board, "first_response_time", "mean") == Week.Answered
        && CountOf(board, "mttr", "mean") == Week.Resolved;

    // A number that is not known yet has no sample.
    private static int CountOf(JsonElement board, string kpi, string statistic) =>
        board.GetProperty("kpis").GetProperty(kpi).TryGetProperty(statistic, out var value) && value.TryGetProperty("n", out var count) ? count.GetInt32() : 0;

    private static bool IsLive(JsonElement board) => !board.GetProperty("state").GetProperty("stale").GetBoolean();

    private static string KpisOf(JsonElement board) => board.GetProperty("kpis").GetRawText();

    private static bool AreAllWell(JsonElement rules) => rules.GetProperty("data").GetProperty("groups").EnumerateArray()
        .SelectMany(static group => group.GetProperty("rules").EnumerateArray())
        .Select(static rule => rule.GetProperty("health").GetString())
        .ToArray() is { Length: > 0 } healths && healths.All(static health => health == "ok");

    private static string? ValueOf(JsonElement json) =>
        json.GetProperty("data").GetProperty("result") is { } result && result.GetArrayLength() > 0 ? result[0].GetProperty("value")[1].GetString() : null;
}

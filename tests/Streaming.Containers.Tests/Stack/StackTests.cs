using System.Text.Json;
using Streaming.Testing.Servers.Containers;

namespace Streaming.Containers.Tests.Stack;

/// <summary>docker-compose.yml in containers: the images are built and pulled as it says, and a week of tickets goes through all of them.</summary>
public sealed class StackTests
{
    private static readonly TimeSpan AskEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [SkippableFact]
    public async Task Compose_AllServices_ShowReplayedTicketsOnBoardInPrometheusAndGrafana()
    {
        DockerEngine.Require();
        await using var stack = new ComposedStack();
        await stack.StartAsync("kafka", "redis", "ingestion", "query", "alertmanager", "prometheus", "grafana");

        var (exitCode, output) = await stack.RunAsync("replay", "replay", "data/incidents-2016-03-04.ndjson.gz", "--bootstrap", "kafka:9092", "--speed", "max");
        Assert.True(exitCode == 0, output);

        using var query = stack.HttpOf("query", 9466);
        await UntilAsync(query, "api/v1/board?window=30d&kpi=tickets_total", json =>
            json.GetProperty("kpis").GetProperty("tickets_total").GetProperty("value").GetProperty("value") is { ValueKind: JsonValueKind.Number } tickets && tickets.GetDouble() > 100);
        using var prometheus = stack.HttpOf("prometheus", 9090);
        await UntilAsync(prometheus, "api/v1/query?query=count(up==1)", json => ValueOf(json) == "2");
        await UntilAsync(prometheus, "api/v1/query?query=max(support_tickets)>0", json => ValueOf(json) is not null);
        await UntilAsync(prometheus, "api/v1/alertmanagers", json => json.GetProperty("data").GetProperty("activeAlertmanagers").GetArrayLength() == 1);
        using var grafana = stack.HttpOf("grafana", 3000);
        await UntilAsync(grafana, "api/search?type=dash-db", json => json.GetArrayLength() == 8);
        await UntilAsync(
            grafana,
            "api/datasources/proxy/uid/streaming-prometheus/api/v1/query?query=max(support_tickets)>0",
            json => ValueOf(json) is not null);
    }

    private static string? ValueOf(JsonElement json) =>
        json.GetProperty("data").GetProperty("result") is { } result && result.GetArrayLength() > 0 ? result[0].GetProperty("value")[1].GetString() : null;

    private static async Task UntilAsync(HttpClient http, string path, Func<JsonElement, bool> isSo)
    {
        var started = TimeProvider.System.GetTimestamp();
        var last = "";
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
                last = await answer.Content.ReadAsStringAsync();
                if (answer.IsSuccessStatusCode)
                {
                    using var json = JsonDocument.Parse(last);
                    if (isSo(json.RootElement))
                    {
                        return;
                    }
                }
            }
            catch (HttpRequestException fault)
            {
                last = fault.Message;
            }

            await Task.Delay(AskEvery);
        }

        Assert.Fail($"{path} at {http.BaseAddress}: {last}");
    }
}

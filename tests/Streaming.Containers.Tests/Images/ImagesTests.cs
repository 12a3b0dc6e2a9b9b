using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Containers.Tests.Images;

/// <summary>
/// The images without an engine: built with the official packages as the Dockerfile says, started in a read-only root as a user without rights, with the
/// environment of docker-compose.yml, between a real broker and a real Redis.
/// </summary>
public sealed class ImagesTests(BuiltImages images, KafkaBrokerFixture kafka, RedisServerFixture redis)
    : IClassFixture<BuiltImages>, IClassFixture<KafkaBrokerFixture>, IClassFixture<RedisServerFixture>
{
    private const string Started = "Application started";
    private static readonly TimeSpan AskEvery = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    [SkippableFact]
    public async Task Images_AsComposed_ReplayTicketsOntoTheBoardAndEndInGoodOrder()
    {
        var (ingestion, query, replay) = (images.AppOf("ingestion"), images.AppOf("query"), images.AppOf("replay"));
        var ports = FreePort.Next(3);
        var environment = new Dictionary<string, string>
        {
            ["KAFKA_BOOTSTRAP"] = Requires.Server(kafka).BootstrapServers,
            ["REDIS_URL"] = Requires.Server(redis).Address,
        };
        using var folder = new TemporaryFolder();
        await using var worker = await Contained.StartAsync(
            ingestion, "ingestion", ComposeFile.Services["ingestion"], With(environment, ("Hosting__HttpPort", ports[0])), [], Started, folder);
        await using var server = await Contained.StartAsync(
            query, "query", ComposeFile.Services["query"], With(environment, ("Hosting__HttpPort", ports[1]), ("Query__GrpcPort", ports[2])), [], Started, folder);
        using var workerHttp = HttpOf(ports[0]);
        using var http = HttpOf(ports[1]);
        await UntilAsync(workerHttp, "health/ready", _ => true, worker);
        await UntilAsync(http, "health/ready", _ => true, server);
        await AssertHealthyAsync(ports[0]);
        await AssertHealthyAsync(ports[1]);
        AssertWithoutRights(worker);
        AssertWithoutRights(server);

        var command = ComposeFile.Services["replay"].Command.Select(word => word == "kafka:9092" ? environment["KAFKA_BOOTSTRAP"] : word == "600" ? "max" : word);
        await using (await Contained.StartAsync(replay, "replay", ComposeFile.Services["replay"], environment, [.. command], " sent in ", folder))
        {
            await UntilAsync(http, "api/v1/board?window=30d&kpi=tickets_total", IsFull, server);
        }

        await worker.StopAsync();
        await server.StopAsync();
        Assert.Contains("Application is shutting down", server.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(" fail: ", worker.Output + server.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".git", true)]
    [InlineData("services/query/Streaming.Query/obj", true)]
    [InlineData("artifacts", true)]
    [InlineData("eng/.mode", true)]
    [InlineData("services/query/Streaming.Query/objects.cs", false)]
    [InlineData("docs/artifacts", false)]
    public void IsIgnored_APath_IsWhatAnEngineIsNotSent(string path, bool expected) =>
        Assert.Equal(expected, ImageSource.IsIgnored([".git", "artifacts", "tests", "**/bin", "**/obj", "eng/.mode"], path));

    private static Dictionary<string, string> With(Dictionary<string, string> environment, params (string Name, int Value)[] more) => new(
        environment.Concat(more.Select(one => KeyValuePair.Create(one.Name, one.Value.ToString(CultureInfo.InvariantCulture)))));

    private static HttpClient HttpOf(int port) => new() { BaseAddress = new UriBuilder("http", "127.0.0.1", port).Uri };

    private static bool IsFull(string board)
    {
        using var json = JsonDocument.Parse(board);
        return json.RootElement.GetProperty("kpis").GetProperty("tickets_total").GetProperty("value").GetProperty("value") is { ValueKind: JsonValueKind.Number } tickets
            && tickets.GetDouble() > 100;
    }

    // As the kernel says it.
    private static void AssertWithoutRights(ServerProcess process)
    {
        var status = File.ReadAllLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/status")).Select(line => line.Split('\t')).ToDictionary(parts => parts[0], parts => parts[1]);
        Assert.Equal("1654", status["Uid:"]);
        Assert.Equal("0000000000000000", status["CapEff:"]);
        Assert.Equal("1", status["NoNewPrivs:"]);
        Assert.Contains(
            File.ReadLines(string.Create(CultureInfo.InvariantCulture, $"/proc/{process.Id}/mountinfo")),
            line => line.Split(' ') is var parts && parts[4] == "/" && parts[5].StartsWith("ro", StringComparison.Ordinal));
    }

    private async Task AssertHealthyAsync(int port)
    {
        using var process = Process.Start(new ProcessStartInfo(images.SharedFile("/healthy"), [port.ToString(CultureInfo.InvariantCulture)]))!;
        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
    }

    private static async Task UntilAsync(HttpClient http, string path, Func<string, bool> isSo, ServerProcess process)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            using var answer = await http.GetAsync(new Uri(path, UriKind.Relative));
            if (answer.IsSuccessStatusCode && isSo(await answer.Content.ReadAsStringAsync()))
            {
                return;
            }

            await Task.Delay(AskEvery);
        }

        Assert.Fail($"{path}: {process.Output}");
    }
}

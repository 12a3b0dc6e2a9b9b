using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Streaming.Demo.Cli;
using Streaming.Demo.Hosts;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Demo.Tests.Smoke;

/// <summary>The whole demo as its user starts it, with the embedded Kafka and Redis.</summary>
public sealed class DemoSmokeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [SkippableFact]
    [Trait("Category", "Smoke")]
    public async Task Run_OnceWithSmallLog_WritesItsNumbers()
    {
        RequireTools();
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder["events.ndjson"], SmallLog.Lines);

        var (exitCode, output) = await RunAsync(
            "--events", folder["events.ndjson"], "--original-time", "--once", "--json", folder["out.json"], "--group-by", "team", "--group-by", "agent",
            "--grpc-port", "0", "--http-port", "0", "--worker-http-port", "0");

        Assert.True(exitCode == ExitCodes.Ok, output);
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out.json"]));
        var root = report.RootElement;
        Assert.Equal(2, root.GetProperty("dead_letters").GetProperty("total").GetInt64());
        Assert.Equal(1, root.GetProperty("dead_letters").GetProperty("by_reason").GetProperty("not_json").GetInt64());
        Assert.Equal(6, root.GetProperty("pipeline").GetProperty("applied").GetInt64());
        Assert.Equal(8, root.GetProperty("windows").GetArrayLength());
        var day = root.GetProperty("windows").EnumerateArray().Single(static window => window.GetProperty("window").GetString() == "24h");
        var groups = day.GetProperty("groups").EnumerateArray().ToList();
        Assert.Equal(3, Value(groups[0], "tickets_total", "value"));
        Assert.Equal(1200, Value(groups[0], "first_response_time", "mean"));
        Assert.Equal(3600, Value(groups[0], "mttr", "mean"));
        Assert.Equal(2, Value(groups.Single(static group => By(group, "team") == "billing"), "tickets_total", "value"));
        Assert.Equal(600, Value(groups.Single(static group => By(group, "agent") == "a-1"), "first_response_time", "mean"));
    }

    // What was read counts, and nobody takes it for the whole.
    [SkippableFact]
    [Trait("Category", "Smoke")]
    public async Task Run_GzipCutShort_ShowsWhatCameBeforeAndEndsBadly()
    {
        RequireTools();
        using var folder = new TemporaryFolder();
        using var bytes = new MemoryStream();
        await using (var gzip = new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true))
        {
            await gzip.WriteAsync(Encoding.UTF8.GetBytes(string.Join('\n', SmallLog.Lines) + "\n"));
        }

        await File.WriteAllBytesAsync(folder["events.ndjson.gz"], bytes.ToArray()[..^8]);

        var (exitCode, output) = await RunAsync(
            "--events", folder["events.ndjson.gz"], "--original-time", "--once", "--json", folder["out.json"], "--grpc-port", "0", "--http-port", "0", "--worker-http-port", "0");

        Assert.True(exitCode == ExitCodes.Failed, output);
        Assert.EndsWith($"{folder["events.ndjson.gz"]} breaks off after line 8: its gzip is cut short or damaged. The numbers stand on what came before.", output.TrimEnd(), StringComparison.Ordinal);
        Assert.Contains(output.Split('\n'), static line => line.StartsWith("tickets_total ", StringComparison.Ordinal));
        using var report = JsonDocument.Parse(await File.ReadAllTextAsync(folder["out.json"]));
        Assert.Equal(8, report.RootElement.GetProperty("events").GetProperty("cut_off_after").GetInt64());
        Assert.Equal(6, report.RootElement.GetProperty("pipeline").GetProperty("applied").GetInt64());
    }

    [SkippableFact]
    [Trait("Category", "Smoke")]
    public async Task Run_EventsAreAFolder_IsOneLineAndNothingIsStarted()
    {
        RequireTools();
        using var folder = new TemporaryFolder();

        var (exitCode, output) = await RunAsync("--events", folder["."], "--once", "--grpc-port", "0", "--http-port", "0", "--worker-http-port", "0");

        Assert.Equal(ExitCodes.BadOption, exitCode);
        Assert.EndsWith($"The events cannot be read: {folder["."]} is a folder; name one file of events, or - for standard input.", output.TrimEnd(), StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("Category", "Smoke")]
    public async Task Run_PortIsTaken_IsOneLineAndNothingIsStarted()
    {
        RequireTools();
        using var listener = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);

        var (exitCode, output) = await RunAsync("--once", "--http-port", port);

        Assert.Equal(ExitCodes.BadOption, exitCode);
        Assert.Equal($"Port {port} is taken. Name another one with --http-port, or 0 for any free one.", output.Trim());
    }

    [SkippableFact]
    [Trait("Category", "Smoke")]
    public async Task Run_FaultyPolicies_EndsAsForAnyWrongOptionAndListsTheFaults()
    {
        RequireTools();
        using var folder = new TemporaryFolder();
        await File.WriteAllLinesAsync(folder["events.ndjson"], SmallLog.Lines);
        await File.WriteAllTextAsync(folder["sla.yaml"], "Calendars:\n  desk:\n    Hours: blahday 09:00-17:00\n");

        var (exitCode, output) = await RunAsync(
            "--events", folder["events.ndjson"], "--once", "--sla", folder["sla.yaml"], "--grpc-port", "0", "--http-port", "0", "--worker-http-port", "0");

        Assert.True(exitCode == ExitCodes.BadOption, output);
        Assert.Contains("blahday", output, StringComparison.Ordinal);
    }

    private static void RequireTools()
    {
        Requires.Part(
            LocalGarnet.IsRestored(RepositoryRoot.FullPath), "Garnet", "run 'dotnet tool restore'.", couldBeProvided: true);
        Requires.Part(HostAssembly.TryFind("Streaming.Query") is not null, "the built query service", "build the tests with their references.", couldBeProvided: true);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(params string[] options)
    {
        // Only loopback servers of its own: what the environment names is for other tests.
        var start = new ProcessStartInfo(Streaming.Demo.Processes.Executables.Dotnet, ["exec", HostAssembly.Find("Streaming.Demo"), .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["STREAMING_ROOT"] = RepositoryRoot.FullPath, ["KAFKA_BOOTSTRAP"] = null, ["KAFKA_HOME"] = null, ["REDIS_URL"] = null },
        };
        using var demo = Process.Start(start)!;
        var output = demo.StandardOutput.ReadToEndAsync();
        var errors = demo.StandardError.ReadToEndAsync();
        try
        {
            await demo.WaitForExitAsync().WaitAsync(Patience);
        }
        finally
        {
            demo.Kill(entireProcessTree: true);
        }

        return (demo.ExitCode, await output + await errors);
    }

    private static string? By(JsonElement group, string dimension) =>
        group.GetProperty("by").TryGetProperty(dimension, out var value) ? value.GetString() : null;

    private static double Value(JsonElement group, string kpi, string statistic) =>
        group.GetProperty("kpis").GetProperty(kpi).GetProperty("values").GetProperty(statistic).GetDouble();
}

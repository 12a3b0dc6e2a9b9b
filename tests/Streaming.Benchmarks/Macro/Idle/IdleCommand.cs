using System.CommandLine;
using System.Globalization;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Readings;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Idle;

/// <summary>The command <c>idle</c>: what worker and reader ask of Redis while nothing happens.</summary>
internal static class IdleCommand
{
    private const int Tickets = 10_000;

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var settle = new Option<double>("--settle") { Description = "Seconds of quiet before counting begins", DefaultValueFactory = static _ => 15 };
        var seconds = new Option<double>("--seconds") { Description = "Seconds that are counted", DefaultValueFactory = static _ => 20 };
        var json = new Option<string?>("--json") { Description = "File that receives the results" };
        var command = new Command("idle", "Counts the commands that reach Redis from the worker, and from a reader beside it, while nothing happens")
        {
            settle, seconds, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var (quiet, counted) = (TimeSpan.FromSeconds(parsed.GetValue(settle)), TimeSpan.FromSeconds(parsed.GetValue(seconds)));
            await using var servers = await Servers.StartAsync();
            var records = TopicFiller.Fill(servers.Kafka.BootstrapServers, 1, Tickets, cancellationToken);
            await using var worker = await servers.StartWorkerAsync("idle");
            await WaitUntilCommittedAsync(servers, records, cancellationToken);
            await Task.Delay(quiet, TimeProvider.System, cancellationToken);
            var alone = await CommandMonitor.WatchAsync(servers.Redis.Address, counted, cancellationToken);
            await using var query = await servers.StartQueryAsync();
            await Task.Delay(quiet, TimeProvider.System, cancellationToken);
            var both = await CommandMonitor.WatchAsync(servers.Redis.Address, counted, cancellationToken);
            JsonReport.Write(parsed.GetValue(json), new { worker = alone, workerAndReader = both });
            Console.WriteLine(Table(alone, both, await RedisReading.ShardsAsync(servers.Redis.Address)));
        });
        return command;
    }

    private static string Table(IdleCounts alone, IdleCounts both, int shards)
    {
        var reader = both.ClientPerSecond - alone.ClientPerSecond;
        var inScripts = both.ScriptPerSecond - alone.ScriptPerSecond;
        return string.Create(CultureInfo.InvariantCulture, $"""
            | per second and shard | sent | run inside scripts |
            | --- | ---: | ---: |
            | worker, idle | {alone.ClientPerSecond / shards:N2} | {alone.ScriptPerSecond / shards:N2} |
            | one reader, idle | {reader / shards:N2} | {inScripts / shards:N2} |

            shards, of tickets and of customers: {shards}
            worker alone: {alone}
            with a reader: {both}
            """);
    }

    private static async Task WaitUntilCommittedAsync(Servers servers, long records, CancellationToken cancellationToken)
    {
        await using var progress = new ShardProgress(servers.Redis.Address);
        while (await progress.ReadAsync(cancellationToken) < records)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancellationToken);
        }
    }
}

using System.CommandLine;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>The command <c>timers</c>: how late SLA clocks fire where very many are open, and what they cost.</summary>
internal static class TimersCommand
{
    private static readonly TimersPlan Defaults = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var tickets = new Option<int>("--tickets") { Description = "Open tickets, each with one clock", DefaultValueFactory = static _ => Defaults.Tickets };
        var rate = new Option<int>("--rate") { Description = "Clocks that fall due each second", DefaultValueFactory = static _ => Defaults.DuePerSecond };
        var warmUp = new Option<double>("--warm-up") { Description = "Seconds until the first is due", DefaultValueFactory = static _ => Defaults.WarmUp.TotalSeconds };
        var seconds = new Option<double>("--seconds") { Description = "Seconds that are measured", DefaultValueFactory = static _ => Defaults.Duration.TotalSeconds };
        var watch = new Option<bool>("--watch") { Description = "Also run the query service, and watch its events of SLA clocks" };
        var json = new Option<string?>("--json") { Description = "File that receives the results" };
        var command = new Command("timers", "Measures how late SLA clocks fire where very many are open, their memory, and how fast a worker takes them over")
        {
            tickets, rate, warmUp, seconds, watch, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new TimersPlan
            {
                Tickets = parsed.GetValue(tickets),
                DuePerSecond = parsed.GetValue(rate),
                WarmUp = TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                Duration = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                Watches = parsed.GetValue(watch),
            };
            await using var servers = await Servers.StartAsync();
            var result = await new TimersRun(servers, plan).RunAsync(cancellationToken);
            JsonReport.Write(parsed.GetValue(json), result);
            Console.WriteLine(Table(result));
        });
        return command;
    }

    private static MarkdownTable Table(TimersResult result)
    {
        var table = new MarkdownTable();
        Add("open clocks", result.Clocks);
        Add("due time to breach read from Kafka, p50 ms", result.DueToReadMs.P50);
        Add("due time to breach read from Kafka, p99 ms", result.DueToReadMs.P99);
        Add("due time to breach read from Kafka, greatest ms", result.DueToReadMs.Max);
        Add("breaches measured", result.DueToReadMs.Count);
        if (result.DueToWatchedMs is { } watched)
        {
            Add("due time to breach watched over gRPC, p50 ms", watched.P50);
            Add("due time to breach watched over gRPC, p99 ms", watched.P99);
            Add("due time to breach watched over gRPC, greatest ms", watched.Max);
            Add("breaches watched", watched.Count);
            Add("repeats watched", result.WatchedRepeats);
        }

        Add("at-risk threshold to event read from Kafka, p99 ms", result.AtRiskToReadMs.P99);
        Add("due time to fired, p99 ms (upper bound, the worker's own)", result.FiredP99Seconds * 1000);
        Add("breaches missing", result.Missing);
        Add("repeats", result.Repeats);
        Add("memory of an open clock beyond its ticket, bytes", result.BytesPerClock);
        Add("stored for an open clock beyond its ticket, bytes", result.StoredBytesPerClock);
        Add("slowest shard taken over after a restart, ms", result.TakeOverMs);
        Add("restart to the first deadline fired, ms", result.RestartToFiredMs);
        Add("worker's peak memory, MiB", result.WorkerPeakBytes / 1048576.0);
        Add("machine's load average before", result.MachineLoadBefore, "N2");
        return table;

        void Add(string name, double value, string format = "N0") => table.Add(name, [value], format);
    }
}

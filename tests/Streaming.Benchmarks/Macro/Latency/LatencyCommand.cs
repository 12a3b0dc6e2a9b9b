using System.CommandLine;
using System.Globalization;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>The command <c>latency</c>: how long an event takes until it can be seen, under a live load.</summary>
internal static class LatencyCommand
{
    private static readonly LatencyPlan Defaults = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var rate = new Option<int>("--rate") { Description = "Events produced each second", DefaultValueFactory = static _ => Defaults.EventsPerSecond };
        var warmUp = new Option<double>("--warm-up") { Description = "Seconds before anything is measured", DefaultValueFactory = static _ => Defaults.WarmUp.TotalSeconds };
        var seconds = new Option<double>("--seconds") { Description = "Seconds that are measured", DefaultValueFactory = static _ => Defaults.Duration.TotalSeconds };
        var runs = new Option<int>("--runs") { Description = "Number of runs", DefaultValueFactory = static _ => 1 };
        var json = new Option<string?>("--json") { Description = "File that receives the results of all runs" };
        var command = new Command("latency", "Measures how long an event takes from its own time until it can be seen over gRPC, under a live load")
        {
            rate, warmUp, seconds, runs, json,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new LatencyPlan
            {
                EventsPerSecond = parsed.GetValue(rate),
                WarmUp = TimeSpan.FromSeconds(parsed.GetValue(warmUp)),
                Duration = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
            };
            var results = new List<LatencyResult>();
            for (var run = 0; run < parsed.GetValue(runs); run++)
            {
                await using var servers = await Servers.StartAsync();
                results.Add(await new LatencyRun(servers, plan).RunAsync(cancellationToken));
            }

            JsonReport.Write(parsed.GetValue(json), results);
            Console.WriteLine(Table(results));
            foreach (var result in results)
            {
                var seconds = result.GreatestBySecondMs.Select(static ms => ms.ToString("0", CultureInfo.InvariantCulture));
                Console.WriteLine("Greatest delay of each second, ms: " + string.Join(' ', seconds));
            }
        });
        return command;
    }

    private static MarkdownTable Table(List<LatencyResult> results)
    {
        var table = new MarkdownTable();
        Add("events/s committed", static run => run.EventsPerSecond);
        Add("event time to visible over gRPC, p50 ms", static run => run.EventToVisibleMs.P50);
        Add("event time to visible over gRPC, p99 ms", static run => run.EventToVisibleMs.P99);
        Add("event time to visible over gRPC, greatest ms", static run => run.EventToVisibleMs.Max);
        Add("probes seen", static run => run.EventToVisibleMs.Count);
        Add("time between two questions, p99 ms", static run => run.BetweenQuestionsMs.P99);
        Add("producer behind the events' own times, p99 ms", static run => run.ProducerBehindMs.P99);
        Add("the service's own histogram, p50 ms (upper bound)", static run => run.OwnP50Seconds * 1000);
        Add("the service's own histogram, p99 ms (upper bound)", static run => run.OwnP99Seconds * 1000);
        Add("GetKpis round trip, all KPIs, 1 h and 24 h, p50 ms", static run => run.GetKpisMs.P50, "N2");
        Add("GetKpis round trip, all KPIs, 1 h and 24 h, p99 ms", static run => run.GetKpisMs.P99, "N2");
        foreach (var part in results[0].Processors.Keys)
        {
            Add($"processors kept busy by {part}", run => run.Processors[part], "N2");
        }

        foreach (var host in results[0].PauseRatios.Keys)
        {
            Add($"collections of {host}, per second", run => run.CollectionsPerSecond[host], "N2");
            Add($"time of {host} paused in collections, %", run => run.PauseRatios[host] * 100, "N1");
        }

        Add("machine's load average before", static run => run.MachineLoadBefore, "N2");
        return table;

        void Add(string name, Func<LatencyResult, double> value, string format = "N0") => table.Add(name, results.Select(value), format);
    }
}

using System.CommandLine;
using System.Globalization;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Reports;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>The command <c>load</c>: from Kafka to committed in Redis to visible over gRPC, at full speed.</summary>
internal static class LoadCommand
{
    private static readonly LoadPlan Defaults = new();

    /// <summary>Makes the command.</summary>
    public static Command Create()
    {
        var loads = new Option<int>("--loads") { Description = "Days of load that are written to the topic beforehand", DefaultValueFactory = static _ => Defaults.Loads };
        var tickets = new Option<int>("--tickets") { Description = "Tickets of each day, five events each", DefaultValueFactory = static _ => Defaults.TicketsPerLoad };
        var seconds = new Option<double>("--seconds") { Description = "How long each run is measured, at most", DefaultValueFactory = static _ => Defaults.Duration.TotalSeconds };
        var bare = new Option<double>("--bare-seconds") { Description = "How long each bare loop runs, at most", DefaultValueFactory = static _ => Defaults.BareDuration.TotalSeconds };
        var runs = new Option<int>("--runs") { Description = "Number of runs", DefaultValueFactory = static _ => Defaults.Runs };
        var json = new Option<string?>("--json") { Description = "File that receives the results of all runs" };
        var profile = new Option<string?>("--profile") { Description = "Folder that receives a profile of the worker in the last run, by perf" };
        var worker = new Option<string[]>("--worker") { Description = "Setting of the worker, NAME=VALUE as an environment variable; several times" };
        var command = new Command("load", "Measures the whole at full speed, with a real broker and Redis on this machine, and the bare consume loop beside it")
        {
            loads, tickets, seconds, bare, runs, json, profile, worker,
        };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var plan = new LoadPlan
            {
                Loads = parsed.GetValue(loads),
                TicketsPerLoad = parsed.GetValue(tickets),
                Duration = TimeSpan.FromSeconds(parsed.GetValue(seconds)),
                BareDuration = TimeSpan.FromSeconds(parsed.GetValue(bare)),
                Runs = parsed.GetValue(runs),
                ProfileFolder = parsed.GetValue(profile),
                WorkerSettings = (parsed.GetValue(worker) ?? []).Select(static setting => setting.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1]),
            };
            var results = await RunAsync(plan, cancellationToken);
            JsonReport.Write(parsed.GetValue(json), results);
            Console.WriteLine(LoadReport.Of(results));
        });
        return command;
    }

    private static async Task<List<LoadResult>> RunAsync(LoadPlan plan, CancellationToken cancellationToken)
    {
        await using var servers = await Servers.StartAsync();
        Say($"Writing {(long)plan.Loads * plan.TicketsPerLoad * 5:N0} events.");
        var records = TopicFiller.Fill(servers.Kafka.BootstrapServers, plan.Loads, plan.TicketsPerLoad, cancellationToken);
        var results = new List<LoadResult>();
        for (var number = 1; number <= plan.Runs; number++)
        {
            var profiler = plan.ProfileFolder is { } folder && number == plan.Runs ? new PerfProfiler(folder, plan.Duration / 2) : null;
            var result = await new LoadRun(servers, plan, records, number).RunAsync(profiler, cancellationToken);
            results.Add(result);
            Say($"Run {number}: {result.EventsPerSecond:N0} events/s, {result.RatioToBare:N3} of the bare loop's {result.Bare.EventsPerSecond:N0}.");
        }

        return results;
    }

    private static void Say(FormattableString text) => Console.Error.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}

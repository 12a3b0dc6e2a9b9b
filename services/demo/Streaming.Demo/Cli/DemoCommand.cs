using System.CommandLine;
using System.CommandLine.Help;

namespace Streaming.Demo.Cli;

/// <summary>The command line of the demo.</summary>
internal static class DemoCommand
{
    private const string Description = """
        Support KPIs, live, from a stream of events: starts Kafka, Redis, the ingestion worker and the query service, replays
        real help-desk tickets, and shows the numbers as they change. Ctrl-C stops everything.

        Kafka and Redis are embedded unless the environment names others: KAFKA_BOOTSTRAP (host:port), KAFKA_HOME (an unpacked
        distribution, of which a broker is started) and REDIS_URL (redis://host:port). What --json writes is described in docs/demo.md.
        """;

    /// <summary>Makes the command.</summary>
    /// <param name="run">Does what the options ask; gives the exit code.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<DemoOptions, CancellationToken, Task<int>> run)
    {
        var events = new Option<string?>("--events") { Description = "Events to replay instead of the bundled tickets: one CloudEvent a line, plain or gzip; - is standard input", HelpName = "FILE", CustomParser = OptionParsers.FileName };
        var realOnly = new Option<bool>("--real-only") { Description = "Replay the bundled tickets alone. Otherwise synthetic surveys, calls, customers, products, money and workforce go with them, labelled as such" };
        var speed = new Option<ReplaySpeed>("--speed")
        {
            Description = "How many times faster than it happened, or max. Default: the whole takes about three minutes; with --once: max",
            HelpName = "N|max",
            CustomParser = OptionParsers.Speed,
        };
        var originalTime = new Option<bool>("--original-time") { Description = "Keep the events' times, and let them be the clock; otherwise all are shifted so that the last happens now" };
        var once = new Option<bool>("--once") { Description = "Replay to the end at full speed, wait until all of it is visible, print a table of all KPIs, and end" };
        var hold = new Option<bool>("--hold") { Description = "With --once: keep serving instead of ending" };
        var json = new Option<string?>("--json") { Description = "Write all KPIs as JSON when all is replayed and visible; - is standard output", HelpName = "FILE", CustomParser = OptionParsers.FileName };
        var groupBy = new Option<IReadOnlyList<IReadOnlyList<string>>>("--group-by")
        {
            Description = "With --json: also for every value of a dimension (team, channel, category, priority, agent; product, for the KPIs of products alone) or of two, as team,agent; may be repeated",
            HelpName = "DIMENSION",
            Arity = ArgumentArity.OneOrMore,
            AllowMultipleArgumentsPerToken = false,
            CustomParser = OptionParsers.GroupBy,
            DefaultValueFactory = static _ => [],
        };
        var from = Time("--from", "With --to, and --once or --json: report this interval instead of the rolling windows");
        var to = Time("--to", "End of the interval, not inside");
        var grpcPort = Port("--grpc-port", "Port of gRPC", DemoOptions.DefaultGrpcPort);
        var httpPort = Port("--http-port", "Port of the query service's /metrics and /health", DemoOptions.DefaultHttpPort);
        var workerHttpPort = Port("--worker-http-port", "Port of the worker's /metrics and /health", DemoOptions.DefaultWorkerHttpPort);
        var keepDays = new Option<int?>("--keep-days")
        {
            Description = "Days for which panes of 15 minutes are kept, 100 or more. Default: 100; with --original-time what the events cover",
            HelpName = "N",
            CustomParser = OptionParsers.Days,
        };
        var sla = new Option<string?>("--sla")
        {
            Description = "SLA policies and business calendars, YAML or JSON, instead of the demo's own (deploy/sla/demo.yaml); none has no policies",
            HelpName = "FILE|none",
            CustomParser = OptionParsers.FileName,
        };
        var logFolder = new Option<string?>("--log-folder") { Description = "Keep a log of each part in this folder", HelpName = "FOLDER", CustomParser = OptionParsers.FileName };
        var plain = new Option<bool>("--plain") { Description = "Print plain lines, as without a terminal" };
        // Named as it is typed, not after its assembly.
        var command = new Command("./demo.sh", Description)
        {
            events, realOnly, speed, originalTime, once, hold, json, groupBy, from, to, grpcPort, httpPort, workerHttpPort, keepDays, sla, logFolder, plain,
            new HelpOption(), new VersionOption(),
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var options = new DemoOptions
            {
                Events = parsed.GetValue(events),
                RealOnly = parsed.GetValue(realOnly),
                Speed = parsed.GetValue(speed),
                OriginalTime = parsed.GetValue(originalTime),
                Once = parsed.GetValue(once),
                Hold = parsed.GetValue(hold),
                Json = parsed.GetValue(json),
                GroupBy = parsed.GetValue(groupBy) ?? [],
                From = parsed.GetValue(from),
                To = parsed.GetValue(to),
                GrpcPort = parsed.GetValue(grpcPort),
                HttpPort = parsed.GetValue(httpPort),
                WorkerHttpPort = parsed.GetValue(workerHttpPort),
                KeepDays = parsed.GetValue(keepDays),
                Sla = parsed.GetValue(sla),
                LogFolder = parsed.GetValue(logFolder),
                Plain = parsed.GetValue(plain),
            };
            return options.FindFault() is { } fault
                ? throw new DemoException(fault, ExitCodes.BadOption)
                : run(options, cancellationToken);
        });
        return command;
    }

    private static Option<DateTimeOffset?> Time(string name, string description) =>
        new(name) { Description = description, HelpName = "TIME", CustomParser = OptionParsers.Time };

    private static Option<int> Port(string name, string description, int otherwise) => new(name)
    {
        Description = description + ", 0 for any free one",
        HelpName = "PORT",
        CustomParser = OptionParsers.Port,
        DefaultValueFactory = _ => otherwise,
    };
}

using System.Globalization;
using Streaming.Replay.Replaying;

namespace Streaming.Demo.Cli;

/// <summary>What a demo is asked to do.</summary>
public sealed record DemoOptions
{
    /// <summary>Port of gRPC when none is named.</summary>
    public const int DefaultGrpcPort = 9465;

    /// <summary>Port of the query service's metrics and health when none is named.</summary>
    public const int DefaultHttpPort = 9466;

    /// <summary>Port of the worker's metrics and health when none is named.</summary>
    public const int DefaultWorkerHttpPort = 9464;

    /// <summary>The value of <see cref="Sla"/> that means no policies at all.</summary>
    public const string NoSla = "none";

    /// <summary>The least number of days that may be kept: what the longest window, of 90 days, needs.</summary>
    public const int LeastKeepDays = 100;

    /// <summary>The events: a file of one CloudEvent a line, plain or gzip, or <see cref="EventInput.StandardInput"/>. Default <see langword="null"/>: the bundled tickets.</summary>
    public string? Events { get; init; }

    /// <summary>Whether the bundled tickets are replayed alone, without the synthetic events that go with them.</summary>
    public bool RealOnly { get; init; }

    /// <summary>The pace. Default: one at which the whole takes about three minutes; with <see cref="Once"/> the greatest.</summary>
    public ReplaySpeed Speed { get; init; } = ReplaySpeed.Automatic;

    /// <summary>Whether events keep their times; stream time is the clock then. Default: all are shifted so that the last happens now.</summary>
    public bool OriginalTime { get; init; }

    /// <summary>Whether to end when everything was replayed and can be seen, with a table of all KPIs.</summary>
    public bool Once { get; init; }

    /// <summary>With <see cref="Once"/>: whether to go on serving instead of ending.</summary>
    public bool Hold { get; init; }

    /// <summary>Where all numbers are written as JSON at the end of the replay, <c>-</c> is standard output; default nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>The splits to report beside the totals, each of one or two dimensions; default none.</summary>
    public IReadOnlyList<IReadOnlyList<string>> GroupBy { get; init; } = [];

    /// <summary>Start of the interval to report; <see langword="null"/>, as <see cref="To"/>: the rolling windows.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>End of the interval to report, not inside.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Port of gRPC; 0 takes a free one.</summary>
    public int GrpcPort { get; init; } = DefaultGrpcPort;

    /// <summary>Port of the query service's metrics and health; 0 takes a free one.</summary>
    public int HttpPort { get; init; } = DefaultHttpPort;

    /// <summary>Port of the worker's metrics and health; 0 takes a free one.</summary>
    public int WorkerHttpPort { get; init; } = DefaultWorkerHttpPort;

    /// <summary>
    /// How many days keep panes of 15 minutes. Default <see langword="null"/>: with <see cref="OriginalTime"/> as many as the events
    /// cover, else the services' own default.
    /// </summary>
    public int? KeepDays { get; init; }

    /// <summary>
    /// The file of SLA policies, YAML or JSON, or <see cref="NoSla"/>. Default <see langword="null"/>: those that come with the demo.
    /// </summary>
    public string? Sla { get; init; }

    /// <summary>Folder that gets a log of each part and stays; default none.</summary>
    public string? LogFolder { get; init; }

    /// <summary>Whether to print plain lines although there is a terminal.</summary>
    public bool Plain { get; init; }

    /// <summary>Whether the demo ends by itself.</summary>
    public bool Ends => Once && !Hold;

    /// <summary>Whether synthetic surveys, calls, customers, money and workforce go with the tickets.</summary>
    public bool HasCompanions => Events is null && !RealOnly;

    /// <summary>Whether there are SLA policies.</summary>
    public bool HasPromises => Sla != NoSla;

    /// <summary>Looks for options that do not go together.</summary>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public string? FindFault()
    {
        if (Hold && !Once)
        {
            return "--hold is for --once.";
        }

        if (From is null != To is null)
        {
            return "--from and --to go together.";
        }

        if (From >= To)
        {
            return "--from must be before --to.";
        }

        if (From is not null && !Once && Json is null)
        {
            return "--from and --to are for --once and --json.";
        }

        if (GroupBy.Count > 0 && Json is null)
        {
            return "--group-by is for --json.";
        }

        var ports = new[] { ("--grpc-port", GrpcPort), ("--http-port", HttpPort), ("--worker-http-port", WorkerHttpPort) };
        var same = ports.Where(static port => port.Item2 != 0).GroupBy(static port => port.Item2, static port => port.Item1).FirstOrDefault(static group => group.Count() > 1);
        return same is null ? null : string.Create(CultureInfo.InvariantCulture, $"{string.Join(" and ", same)} are both {same.Key}: one port each, or 0 for free ones.");
    }
}

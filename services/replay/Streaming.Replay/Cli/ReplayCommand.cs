using System.CommandLine;
using System.Globalization;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;

namespace Streaming.Replay.Cli;

/// <summary>The command <c>replay</c>: events to Kafka.</summary>
internal static class ReplayCommand
{
    /// <summary>No pace at all.</summary>
    internal const double AtOnce = double.PositiveInfinity;

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var events = new Argument<string>("events") { Description = "One CloudEvent a line, plain or gzip; - is standard input" };
        var bootstrap = new Option<string>("--bootstrap") { Description = "The broker, host:port", Required = true };
        var speed = SpeedOption();
        var originalTime = new Option<bool>("--original-time") { Description = "Keep the events' times; otherwise all are shifted so that the last happens now" };
        var binary = new Option<bool>("--binary") { Description = "CloudEvents binary mode; otherwise structured" };
        var follow = new Option<string?>("--follow") { Description = "Consumer group of tickets to wait for, so that the broker never drops what it has not read" };
        var followCustomers = new Option<string?>("--follow-customers") { Description = "The same for the topics of customers and business" };
        var window = new Option<long>("--window-bytes")
        {
            Description = "Most bytes in a partition that a followed group has not consumed",
            DefaultValueFactory = static _ => 3_500_000,
        };
        var partitions = new Option<int?>("--create-topics") { Description = "Create missing topics with so many partitions" };
        var settings = new Option<string[]>("--kafka") { Description = "A setting of the Kafka client, name=value; may be repeated" };
        var command = new Command("replay", "Sends events to Kafka")
        {
            events, bootstrap, speed, originalTime, binary, follow, followCustomers, window, partitions, settings,
        };
        command.SetAction((parsed, cancellationToken) => CommandErrors.Run(async () =>
        {
            var options = new ReplayOptions
            {
                BootstrapServers = parsed.GetValue(bootstrap)!,
                Speed = parsed.GetValue(speed) is < AtOnce and var factor ? factor : null,
                KeepsTimes = parsed.GetValue(originalTime),
                Mode = parsed.GetValue(binary) ? RecordMode.Binary : RecordMode.Structured,
                UnconsumedBytesPerPartition = parsed.GetValue(window),
                Kafka = Settings(parsed.GetValue(settings) ?? []),
                ProgressInterval = TimeSpan.FromSeconds(1),
            };
            if (parsed.GetValue(partitions) is { } count)
            {
                await TopicPartitions.CreateAsync(options.BootstrapServers, count, options.Kafka).ConfigureAwait(false);
            }

            var (tickets, customers) = (parsed.GetValue(follow), parsed.GetValue(followCustomers));
            using var reader = (tickets ?? customers) is null ? null : new FollowedGroups(options.BootstrapServers, tickets, customers, options.Kafka);
            await using var input = EventInput.Open(parsed.GetValue(events)!);
            var summary = await new Replayer(options, reader, new LineProgress(Console.Error, () => reader?.LastError)).RunAsync(input, cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{summary.Sent} sent in {summary.Elapsed.TotalSeconds:F1} s, of which {summary.NotEvents} are no events; {summary.Refused} too long to send; times shifted by {summary.Shift}"))
                .ConfigureAwait(false);
            if (summary.CutOffAfter is { } lines)
            {
                throw new ReplayException($"{input.TellCutOff(lines)} What came before is sent.");
            }
        }));
        return command;
    }

    /// <summary>The option for the speed: <see cref="AtOnce"/> is the default, and what <c>max</c> says.</summary>
    internal static Option<double> SpeedOption() => new("--speed")
    {
        Description = "How many times faster than it happened, or max, the default",
        HelpName = "N|max",
        DefaultValueFactory = static _ => AtOnce,
        CustomParser = static argument => ParseSpeed(argument.Tokens[0].Value, argument.AddError),
    };

    private static double ParseSpeed(string text, Action<string> refuse)
    {
        if (text == "max")
        {
            return AtOnce;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var speed) && speed >= ReplayOptions.SlowestSpeed)
        {
            return speed;
        }

        refuse($"'{text}' is no speed: a number of at least {ReplayOptions.SlowestSpeed}, or max.");
        return AtOnce;
    }

    private static Dictionary<string, string> Settings(string[] pairs)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in pairs)
        {
            var (name, value) = pair.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
                ? (pair[..at], pair[(at + 1)..])
                : throw new ArgumentException($"'{pair}' is not name=value.");
            settings[name] = value;
        }

        return settings;
    }
}

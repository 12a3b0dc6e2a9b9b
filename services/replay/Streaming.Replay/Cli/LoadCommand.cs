using System.CommandLine;
using Streaming.Replay.Events;
using Streaming.Replay.Load;

namespace Streaming.Replay.Cli;

/// <summary>The command <c>load</c>: many small synthetic tickets for measuring.</summary>
internal static class LoadCommand
{
    private static readonly LoadOptions Defaults = new();

    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var output = CommonOptions.Output();
        var tickets = new Option<int>("--tickets") { Description = "Tickets, five events each", DefaultValueFactory = static _ => Defaults.Tickets };
        var bytes = new Option<int>("--bytes") { Description = "Bytes of each event", DefaultValueFactory = static _ => Defaults.EventBytes };
        var seed = new Option<int>("--seed") { Description = "Loads of different seeds share no ticket", DefaultValueFactory = static _ => Defaults.Seed };
        var start = CommonOptions.Time("--start", "The time of the first event", Defaults.Start);
        var duration = CommonOptions.Duration("--duration", "The time over which the events are spread", Defaults.Duration);
        var command = new Command("load", "Makes a synthetic load for measuring: every ticket alike, every event of one size, one a line")
        {
            output, tickets, bytes, seed, start, duration,
        };
        command.SetAction((parsed, cancellationToken) => CommandErrors.Run(() =>
        {
            var generator = new LoadGenerator(new()
            {
                Tickets = parsed.GetValue(tickets),
                EventBytes = parsed.GetValue(bytes),
                Seed = parsed.GetValue(seed),
                Start = parsed.GetValue(start),
                Duration = parsed.GetValue(duration),
            });
            using var stream = Output.Open(parsed.GetValue(output)!);
            using var writer = new EventWriter(stream);
            Span<byte> line = new byte[parsed.GetValue(bytes)];
            while (generator.TryWriteNext(line, out var written))
            {
                cancellationToken.ThrowIfCancellationRequested();
                writer.WriteRaw(line[..written.Length]);
            }

            return Task.CompletedTask;
        }));
        return command;
    }
}

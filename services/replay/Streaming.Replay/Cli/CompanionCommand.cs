using System.CommandLine;
using System.Globalization;
using Streaming.Replay.Replaying;
using Streaming.Replay.Simulation.Companion;

namespace Streaming.Replay.Cli;

/// <summary>The command <c>accompany</c>: synthetic events beside real tickets.</summary>
internal static class CompanionCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var events = new Argument<string>("events") { Description = "Real tickets by time: one CloudEvent a line, plain or gzip" };
        var output = CommonOptions.Output();
        var seed = new Option<long>("--seed") { Description = "The same seed gives the same events", DefaultValueFactory = static _ => new CompanionOptions().Seed };
        var command = new Command(
            "accompany",
            "Writes real tickets with synthetic surveys, calls, customers, products, health, self-service, money and workforce beside them, for KPIs that tickets alone do not have")
        {
            events, output, seed,
        };
        command.SetAction((parsed, cancellationToken) => CommandErrors.Run(async () =>
        {
            await using var input = await EventInput.Open(parsed.GetValue(events)!).KeepAsync(cancellationToken).ConfigureAwait(false);
            await using var stream = Output.Open(parsed.GetValue(output)!);
            var made = await CompanionLog.WriteAsync(input, new() { Seed = parsed.GetValue(seed) }, stream, cancellationToken).ConfigureAwait(false);
            await Console.Error.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{made} synthetic events, source {CompanionOptions.Source}")).ConfigureAwait(false);
        }));
        return command;
    }
}

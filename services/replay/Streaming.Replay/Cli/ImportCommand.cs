using System.CommandLine;
using Streaming.Replay.Events;
using Streaming.Replay.Import;

namespace Streaming.Replay.Cli;

/// <summary>The command <c>import</c>: the incident log as events.</summary>
internal static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        var input = new Argument<string>("csv") { Description = "The incident log, CSV, plain or gzip" };
        var output = CommonOptions.Output();
        var from = CommonOptions.Time("--opened-from", "Only incidents opened at or after this time", DateTimeOffset.MinValue);
        var before = CommonOptions.Time("--opened-before", "Only incidents opened before this time", DateTimeOffset.MaxValue);
        var until = CommonOptions.Time("--until", "Only events before this time, as if the log had been read then", DateTimeOffset.MaxValue);
        var tenant = CommonOptions.Tenant();
        var command = new Command("import", "Turns the incident log of the UCI repository into CloudEvents, one a line, in the order in which they happened")
        {
            input, output, from, before, until, tenant,
        };
        command.SetAction((parsed, _) => CommandErrors.Run(() =>
        {
            var options = new ImportOptions
            {
                OpenedFrom = parsed.GetValue(from),
                OpenedBefore = parsed.GetValue(before),
                Until = parsed.GetValue(until),
                Tenant = parsed.GetValue(tenant),
            };
            var events = Read(parsed.GetValue(input)!, options);
            using var stream = Output.Open(parsed.GetValue(output)!);
            using var writer = new EventWriter(stream);
            foreach (var told in events)
            {
                writer.Write(told);
            }

            return Console.Error.WriteLineAsync($"{writer.Lines} events of {events.Count(told => told.Data is TicketCreated)} tickets");
        }));
        return command;
    }

    // A log that breaks off tells half of some stories: none is written.
    private static IReadOnlyList<ProducedEvent> Read(string path, ImportOptions options)
    {
        try
        {
            return IncidentImporter.Import(IncidentLog.ReadFile(path), options);
        }
        catch (InvalidDataException)
        {
            throw new ReplayException($"{path} breaks off: its gzip is cut short or damaged. Nothing is written.");
        }
    }
}

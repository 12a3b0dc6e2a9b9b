using System.CommandLine;
using System.CommandLine.Help;
using Streaming.Cli.Commands;

namespace Streaming.Cli;

/// <summary>The command line: asks a query service over gRPC.</summary>
internal static class CliProgram
{
    private const string Description = """
        Asks the query service for KPIs and the tickets behind them.

        The server is that of --server, else of the environment's STREAMING_QUERY_URL, else http://localhost:9465. Times are UTC; a span is the name of a
        rolling window (5m 15m 1h 4h 24h 7d 30d 90d) or of a calendar period (today, yesterday, this_week, last_month, ...).
        """;

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="streams">Where it writes.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(string[] args, CliStreams streams, CancellationToken cancellationToken = default)
    {
        var connection = new ConnectionOptions();
        var context = new CommandContext(connection, streams);
        // Named as it is typed, not after its assembly.
        var root = new Command("./cli.sh", Description)
        {
            new HelpOption(),
            new VersionOption(),
            KpisCommand.Create(context),
            WatchCommand.Create(context),
            new Command("tickets", "Single tickets, and the tickets behind a number") { TicketListCommand.Create(context), TicketGetCommand.Create(context) },
            LoadProfileCommand.Create(context),
            CommentsCommand.Create(context),
            new Command("sla", "What becomes of SLA clocks: at risk, breached, retracted, met") { SlaListCommand.Create(context), SlaWatchCommand.Create(context) },
            new Command("export", "Tables as CSV or JSON lines, to a file or standard output") { TicketExportCommand.Create(context), SeriesExportCommand.Create(context) },
        };
        connection.AddTo(root);
        var parsed = root.Parse(args);
        var configuration = new InvocationConfiguration { Output = streams.Text, Error = streams.Errors };
        return parsed.Errors.Count > 0 && parsed.Action is System.CommandLine.Invocation.ParseErrorAction
            ? RefuseAsync(parsed, configuration, cancellationToken)
            : parsed.InvokeAsync(configuration, cancellationToken);
    }

    // Who names no command sees which there are; who has one wrong, what is wrong with it.
    private static async Task<int> RefuseAsync(ParseResult parsed, InvocationConfiguration configuration, CancellationToken cancellationToken)
    {
        if (parsed.CommandResult.Command.Action is null)
        {
            await parsed.InvokeAsync(configuration, cancellationToken).ConfigureAwait(false);
            return ExitCodes.BadOption;
        }

        foreach (var error in parsed.Errors)
        {
            await configuration.Error.WriteLineAsync(error.Message).ConfigureAwait(false);
        }

        await configuration.Error.WriteLineAsync("See --help.").ConfigureAwait(false);
        return ExitCodes.BadOption;
    }
}

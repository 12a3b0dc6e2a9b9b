using System.CommandLine;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>export tickets</c>: one row for each ticket behind a number.</summary>
internal static class TicketExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var command = new Command("tickets", "One row for each ticket that a KPI counts; tickets_total has every ticket created in the span");
        var selection = new TicketSelection(command, context);
        var export = new ExportOptions(command, context);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new ExportTicketsRequest { Selection = selection.RequestOf(parsed), Format = export.FormatOf(parsed) };
            using var call = new TicketService.TicketServiceClient(channel).ExportTickets(request, cancellationToken: cancellationToken);
            await export.WriteAsync(parsed, call.ResponseStream, cancellationToken).ConfigureAwait(false);
        });
        return command;
    }
}

using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>tickets list</c>: the tickets behind a number.</summary>
internal static class TicketListCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var limit = NumberOptions.Limit("Most tickets shown");
        var command = new Command("list", "The tickets that a KPI counts");
        var selection = new TicketSelection(command, context);
        command.Add(limit);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var definitions = await context.DefinitionsAsync(channel, parsed, cancellationToken).ConfigureAwait(false);
            var request = selection.RequestOf(parsed);
            var tickets = new TicketService.TicketServiceClient(channel);
            ListTicketsResponse? first = null;
            var rows = new List<TicketRow>();
            for (var left = parsed.GetValue(limit); left > 0; left = parsed.GetValue(limit) - rows.Count)
            {
                request.PageSize = Math.Min(left, QueryLimits.MaxTickets);
                var page = await tickets.ListTicketsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
                first ??= page;
                rows.AddRange(page.Rows);
                request.PageToken = page.NextPageToken;
                if (request.PageToken.Length == 0)
                {
                    break;
                }
            }

            if (first is not null)
            {
                TicketTable.Write(first, rows, definitions.GetValueOrDefault(request.Kpi), context.Streams.Text);
            }
        });
        return command;
    }
}

using System.CommandLine;
using Google.Protobuf.WellKnownTypes;
using Streaming.Cli.Output;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>sla list</c>: what became of SLA clocks, newest first.</summary>
internal static class SlaListCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var limit = NumberOptions.Limit("Most events shown");
        var from = SpanOptions.TimeOption("--from", "Not before");
        var to = SpanOptions.TimeOption("--to", "Before");
        var all = new Option<bool>("--all") { Description = "Also what was told of a clock before and no longer holds; the highest revision of a clock does" };
        var command = new Command("list", "What became of SLA clocks, newest first: of each clock what stands") { limit, from, to, all };
        var selection = new SlaSelection(command, context);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new ListSlaEventsRequest { Selection = selection.Of(parsed), From = Time(parsed.GetValue(from)), To = Time(parsed.GetValue(to)), StandingOnly = !parsed.GetValue(all) };
            var tickets = new TicketService.TicketServiceClient(channel);
            var left = parsed.GetValue(limit);
            var shown = 0;
            while (left > shown)
            {
                request.PageSize = Math.Min(left - shown, QueryLimits.MaxTickets);
                var page = await tickets.ListSlaEventsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
                if (request.PageToken.Length == 0)
                {
                    await context.Streams.Text.WriteLineAsync($"{page.EventCount} events{(page.Incomplete ? ", and some that are no longer kept" : "")}").ConfigureAwait(false);
                }

                foreach (var sla in page.Events)
                {
                    await context.Streams.Text.WriteLineAsync(SlaLine.Of(sla)).ConfigureAwait(false);
                }

                shown += page.Events.Count;
                request.PageToken = page.NextPageToken;
                if (request.PageToken.Length == 0)
                {
                    break;
                }
            }
        });
        return command;
    }

    private static Timestamp? Time(DateTimeOffset? time) => time is { } set ? Timestamp.FromDateTimeOffset(set) : null;
}

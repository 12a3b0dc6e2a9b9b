using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>tickets get</c>: one ticket's story.</summary>
internal static class TicketGetCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var id = new Argument<string>("id") { Description = "Id of the ticket" };
        var french = new Option<bool>("--fr") { Description = "The story in French" };
        var command = new Command("get", "What happened to a ticket, and which numbers it is part of") { id, french };
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new GetTicketRequest { Tenant = context.TenantOf(parsed), Id = parsed.GetValue(id) };
            var response = await new TicketService.TicketServiceClient(channel).GetTicketAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            TicketStory.Write(response, parsed.GetValue(french), context.Streams.Text);
        });
        return command;
    }
}

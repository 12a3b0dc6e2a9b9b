using System.CommandLine;
using Grpc.Core;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>sla watch</c>: what becomes of SLA clocks, as it happens.</summary>
internal static class SlaWatchCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var count = NumberOptions.Count("End after so many events");
        var resume = new Option<string>("--resume") { Description = "Go on behind the place that an earlier watch printed when it ended", HelpName = "TOKEN", DefaultValueFactory = static _ => "" };
        var command = new Command("watch", "What becomes of SLA clocks, a line each as it happens; the place to go on from is printed on standard error at the end") { count, resume };
        var selection = new SlaSelection(command, context);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new WatchSlaEventsRequest { Selection = selection.Of(parsed), ResumeToken = parsed.GetValue(resume) };
            using var watch = new TicketService.TicketServiceClient(channel).WatchSlaEvents(request, cancellationToken: cancellationToken);
            var left = parsed.GetValue(count) ?? int.MaxValue;
            var token = request.ResumeToken;
            try
            {
                await foreach (var message in watch.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    foreach (var sla in message.Events)
                    {
                        await context.Streams.Text.WriteLineAsync(SlaLine.Of(sla)).ConfigureAwait(false);
                    }

                    token = message.ResumeToken;
                    left -= message.Events.Count;
                    if (left <= 0)
                    {
                        return;
                    }
                }
            }
            finally
            {
                await context.Streams.Errors.WriteLineAsync($"--resume {token}").ConfigureAwait(false);
            }
        });
        return command;
    }
}

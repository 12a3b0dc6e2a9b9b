using System.CommandLine;
using Grpc.Core;
using Streaming.Cli.Output;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>comments watch</c>: what people write beside survey answers, as it comes.</summary>
internal static class CommentsWatchCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var count = NumberOptions.Count("End after so many comments");
        var resume = new Option<string>("--resume") { Description = "Go on behind the place that an earlier watch printed when it ended; comments may come again, and what was removed meanwhile is not told", HelpName = "TOKEN", DefaultValueFactory = static _ => "" };
        var filters = SpanOptions.FilterOption();
        var command = new Command("watch", "Comments as they come, change and go; the place to go on from is printed on standard error at the end") { count, resume, filters };
        var selection = new CommentSelection(command, context);
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new WatchCommentsRequest { Selection = selection.Of(parsed, parsed.GetValue(filters)!), ResumeToken = parsed.GetValue(resume) };
            using var watch = new FeedbackService.FeedbackServiceClient(channel).WatchComments(request, cancellationToken: cancellationToken);
            var left = parsed.GetValue(count) ?? int.MaxValue;
            var token = request.ResumeToken;
            try
            {
                await foreach (var message in watch.ResponseStream.ReadAllAsync(cancellationToken).ConfigureAwait(false))
                {
                    CommentText.Write(message, context.Streams.Text);
                    token = message.ResumeToken;
                    left -= message.Comments.Count;
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

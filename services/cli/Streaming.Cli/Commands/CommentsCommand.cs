using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>comments</c>: what people wrote beside survey answers.</summary>
internal static class CommentsCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var limit = NumberOptions.Limit("Most comments shown");
        var command = new Command("comments", "What people wrote beside survey answers, the newest first") { limit };
        var selection = new CommentSelection(command, context);
        var span = new SpanOptions(command, "30d");
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = selection.Of(parsed, span.FiltersOf(parsed));
            if (span.IntervalOf(parsed) is { } interval)
            {
                request.Interval = interval;
            }
            else
            {
                request.Window = span.WindowOf(parsed);
            }

            var (first, comments) = await ReadAsync(new FeedbackService.FeedbackServiceClient(channel), request, parsed.GetValue(limit), cancellationToken).ConfigureAwait(false);
            CommentText.Write(first, comments, context.Streams.Text);
        });
        command.Add(CommentsWatchCommand.Create(context));
        return command;
    }

    private static async Task<(ListCommentsResponse First, List<Comment> Comments)> ReadAsync(
        FeedbackService.FeedbackServiceClient feedback, ListCommentsRequest request, int limit, CancellationToken cancellationToken)
    {
        ListCommentsResponse? first = null;
        var comments = new List<Comment>();
        do
        {
            request.PageSize = Math.Clamp(limit - comments.Count, 1, QueryLimits.MaxTickets);
            var page = await feedback.ListCommentsAsync(request, cancellationToken: cancellationToken).ConfigureAwait(false);
            first ??= page;
            comments.AddRange(page.Comments);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0 && comments.Count < limit);

        return (first, comments);
    }
}

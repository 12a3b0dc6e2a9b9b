using System.CommandLine;
using Streaming.Cli.Output;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Commands;

/// <summary>The command <c>comments</c>: what people wrote beside survey answers.</summary>
internal static class CommentsCommand
{
    private static readonly Dictionary<string, SurveyKind> Kinds = new(StringComparer.Ordinal)
    {
        ["csat"] = SurveyKind.Csat,
        ["nps"] = SurveyKind.Nps,
        ["ces"] = SurveyKind.Ces,
    };

    private static readonly Dictionary<string, SurveyClass> Classes = new(StringComparer.Ordinal)
    {
        ["bad"] = SurveyClass.Bad,
        ["neutral"] = SurveyClass.Neutral,
        ["good"] = SurveyClass.Good,
    };

    /// <summary>Makes the command.</summary>
    /// <param name="context">What it works with.</param>
    public static Command Create(CommandContext context)
    {
        var kinds = Choices("--kind", "Only of surveys of a kind; may be repeated", [.. Kinds.Keys]);
        var classes = Choices("--class", "Only beside answers of a class; may be repeated", [.. Classes.Keys]);
        var min = new Option<int?>("--min-score") { Description = "Least answer, on its own scale", HelpName = "N" };
        var max = new Option<int?>("--max-score") { Description = "Greatest answer, on its own scale", HelpName = "N" };
        var staff = new Option<bool>("--of-agents") { Description = "What representatives wrote, not customers" };
        var limit = new Option<int>("--limit") { Description = "Most comments shown", HelpName = "N", DefaultValueFactory = static _ => 20 };
        var command = new Command("comments", "What people wrote beside survey answers, the newest first") { kinds, classes, min, max, staff, limit };
        var span = new SpanOptions(command, "30d");
        context.Run(command, async (parsed, channel, cancellationToken) =>
        {
            var request = new ListCommentsRequest
            {
                Tenant = context.TenantOf(parsed),
                Kinds = { parsed.GetValue(kinds)!.Select(static name => Kinds[name]) },
                Classes = { parsed.GetValue(classes)!.Select(static name => Classes[name]) },
                Audience = parsed.GetValue(staff) ? SurveyAudience.Agent : SurveyAudience.Customer,
                Filters = { span.FiltersOf(parsed) },
            };
            if (parsed.GetValue(min) is { } least)
            {
                request.MinScore = least;
            }

            if (parsed.GetValue(max) is { } most)
            {
                request.MaxScore = most;
            }

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

    private static Option<string[]> Choices(string name, string description, string[] values)
    {
        var option = new Option<string[]>(name) { Description = description, DefaultValueFactory = static _ => [] };
        option.AcceptOnlyFromAmong(values);
        return option;
    }
}

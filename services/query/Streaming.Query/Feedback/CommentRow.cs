using System.Text;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>One comment of a list. Two with the same content are equal.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Class">The class of the answer.</param>
internal sealed record CommentRow(CommentCursor Place, SurveyComment Comment, Wire.SurveyClass Class)
{
    /// <summary>A comment of a ticket.</summary>
    /// <param name="shard">The ticket's shard.</param>
    /// <param name="entry">The ticket.</param>
    /// <param name="comment">The comment.</param>
    /// <param name="class">The class of the answer.</param>
    public static CommentRow Of(ShardTicketsSnapshot shard, TicketEntry entry, SurveyComment comment, Wire.SurveyClass @class) => new(
        new CommentCursor(comment.AnsweredMs, comment.ResponseId, TicketKey.Kind(entry.Key), Encoding.UTF8.GetString(TicketKey.Id(entry.Key)), shard.Shard),
        comment,
        @class);
}

using Streaming.Domain.Tickets.Views;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Feedback;

/// <summary>One comment of a list.</summary>
/// <param name="Place">Its place.</param>
/// <param name="Comment">The comment.</param>
/// <param name="Class">The class of the answer.</param>
internal sealed record CommentRow(CommentCursor Place, SurveyComment Comment, Wire.SurveyClass Class);

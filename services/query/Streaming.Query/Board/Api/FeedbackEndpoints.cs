using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Feedback;
using Streaming.Query.Options;

namespace Streaming.Query.Board.Api;

/// <summary>What people wrote, as JSON.</summary>
internal sealed class FeedbackEndpoints(CommentLists comments, CubeCatalogue cubes, JsonMapper mapper, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead("/api/v1/comments", answers.Of(ListAsync));

    private async Task ListAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query,
            cubes,
            Parameters.Kind,
            Parameters.Class,
            Parameters.MinScore,
            Parameters.MaxScore,
            Parameters.Audience,
            Parameters.Window,
            Parameters.From,
            Parameters.To,
            Parameters.Limit,
            Parameters.Page);
        var answer = await comments.AnswerAsync(query.ToListComments(), context.RequestAborted);
        await ApiAnswers.WriteAsync(context, CommentListJson.Of(answer, mapper.State(answer.State)), BoardJsonContext.Default.CommentListJson);
    }
}

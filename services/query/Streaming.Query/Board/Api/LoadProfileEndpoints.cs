using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Streaming.Query.Options;

namespace Streaming.Query.Board.Api;

/// <summary>A KPI by weekday and hour, as JSON.</summary>
internal sealed class LoadProfileEndpoints(LoadProfileQueries profiles, CubeCatalogue cubes, JsonMapper mapper, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints) => endpoints.MapRead("/api/v1/load-profile", answers.Of(ProfileAsync));

    private Task ProfileAsync(HttpContext context)
    {
        var query = BoardQuery.OfLoadProfile(context.Request.Query, cubes);
        return ApiAnswers.WriteAsync(context, LoadProfileJson.Of(profiles.Answer(query.ToGetLoadProfile(), context.RequestAborted), mapper), BoardJsonContext.Default.LoadProfileJson);
    }
}

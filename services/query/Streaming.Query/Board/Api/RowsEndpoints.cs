using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Streaming.Query.Options;

namespace Streaming.Query.Board.Api;

/// <summary>
/// Courses, breakdowns and load profiles as flat rows, for whatever reads tables from JSON: Grafana, spreadsheets, notebooks. The numbers are
/// those of the paths without <c>rows</c>; an interval of a course need not consist of whole steps, it is widened to them.
/// </summary>
internal sealed class RowsEndpoints(KpiQueries queries, LoadProfileQueries profiles, CubeCatalogue cubes, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/api/v1/series/rows", answers.Of(SeriesAsync));
        endpoints.MapGet("/api/v1/breakdown/rows", answers.Of(BreakdownAsync));
        endpoints.MapGet("/api/v1/load-profile/rows", answers.Of(ProfileAsync));
    }

    private Task SeriesAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query, cubes, Parameters.Kpi, Parameters.Window, Parameters.From, Parameters.To, Parameters.Step, Parameters.By, Parameters.Limit);
        var request = query.ToGetSeries(query.List(Parameters.Kpi), query.Text(Parameters.Step));
        var (selection, snapshot) = (queries.Select(request), queries.Snapshot);
        queries.Widen(request, selection, snapshot);
        return ApiAnswers.WriteAsync(context, FlatRows.Of(queries.Answer(request, selection, snapshot)));
    }

    private Task BreakdownAsync(HttpContext context)
    {
        var query = BoardQuery.OfBreakdown(context.Request.Query, cubes);
        var request = query.ToGetKpis(withPrevious: false);
        return ApiAnswers.WriteAsync(context, FlatRows.Of(queries.Answer(request, queries.Select(request), queries.Snapshot)));
    }

    private Task ProfileAsync(HttpContext context)
    {
        var query = BoardQuery.OfLoadProfile(context.Request.Query, cubes);
        return ApiAnswers.WriteAsync(context, FlatRows.Of(profiles.Answer(query.ToGetLoadProfile())));
    }
}

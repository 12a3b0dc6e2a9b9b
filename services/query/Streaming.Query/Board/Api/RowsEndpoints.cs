using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Streaming.Query.Options;

namespace Streaming.Query.Board.Api;

/// <summary>
/// Courses, breakdowns, load profiles and whole boards as flat rows, for whatever reads tables from JSON: Grafana, spreadsheets, notebooks. The numbers
/// are those of the paths without <c>rows</c>; an interval of a course need not consist of whole steps, it is widened to them. Who asks by a dimension that
/// somebody else chose may ask for KPIs that are not kept by it: with <c>not_kept=null</c> these are columns without a number, or no rows at all, and no fault.
/// </summary>
internal sealed class RowsEndpoints(
    KpiQueries queries, LoadProfileQueries profiles, KeptKpis kept, ServedKpis served, CubeCatalogue cubes, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/api/v1/series/rows", answers.Of(SeriesAsync));
        endpoints.MapRead("/api/v1/breakdown/rows", answers.Of(BreakdownAsync));
        endpoints.MapRead("/api/v1/load-profile/rows", answers.Of(ProfileAsync));
        endpoints.MapRead("/api/v1/board/rows", answers.Of(BoardAsync));
    }

    private Task SeriesAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query,
            cubes,
            Parameters.Kpi,
            Parameters.Window,
            Parameters.From,
            Parameters.To,
            Parameters.Step,
            Parameters.By,
            Parameters.Limit,
            Parameters.NotKept);
        var (keys, columns) = ColumnsOf(query);
        if (keys.Count == 0 && columns.Null.Count > 0)
        {
            return ApiAnswers.WriteAsync(context, FlatRows.None);
        }

        var request = query.ToGetSeries(keys, query.Text(Parameters.Step));
        var (selection, snapshot) = (queries.Select(request), queries.Snapshot);
        queries.Widen(request, selection, snapshot);
        return ApiAnswers.WriteAsync(context, FlatRows.Of(queries.Answer(request, selection, snapshot, context.RequestAborted), columns));
    }

    private Task BreakdownAsync(HttpContext context)
    {
        var query = BoardQuery.OfBreakdown(context.Request.Query, cubes, Parameters.NotKept);
        var (keys, columns) = ColumnsOf(query);
        if (keys.Count == 0 && columns.Null.Count > 0)
        {
            return ApiAnswers.WriteAsync(context, FlatRows.None);
        }

        var request = query.ToGetKpis(withPrevious: false);
        request.Kpis.Clear();
        request.Kpis.AddRange(keys);
        return ApiAnswers.WriteAsync(context, FlatRows.Of(queries.Answer(request, queries.Select(request), queries.Snapshot, context.RequestAborted), columns));
    }

    private Task ProfileAsync(HttpContext context)
    {
        var query = BoardQuery.OfLoadProfile(context.Request.Query, cubes, Parameters.NotKept);
        var request = query.ToGetLoadProfile();
        var key = request.Kpi.Length == 0 ? LoadProfileQueries.ByDefault : request.Kpi;
        return query.NotKeptIsNull && served.Find(key) is not null && (!profiles.IsProfiled(key) || kept.Of([key], query.Filtered).Count == 0)
            ? ApiAnswers.WriteAsync(context, FlatRows.None)
            : ApiAnswers.WriteAsync(context, FlatRows.Of(profiles.Answer(request, context.RequestAborted)));
    }

    private Task BoardAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query, cubes, Parameters.Kpi, Parameters.Window, Parameters.From, Parameters.To, Parameters.AsOf, Parameters.Language);
        var language = query.Language;
        var request = query.ToGetKpis(withPrevious: true);
        var answer = queries.Answer(request, queries.Select(request), queries.Snapshot, context.RequestAborted);
        var isChosen = request.Kpis.Count > 0;
        return ApiAnswers.WriteAsync(context, FlatRows.Of(
            answer.Results[0].Rows.SelectMany(static row => row.Values).DistinctBy(static value => value.Key)
                .Select(value => (value, served.Find(value.Key)!.Definition))
                .Where(kpi => isChosen || SaysSomething(kpi.Definition, query.Filtered)),
            language));
    }

    /// <summary>What ranks the values of a dimension is, of all of them together, another KPI under this name.</summary>
    private static bool SaysSomething(KpiDefinition kpi, IReadOnlyList<string> filtered) =>
        !kpi.IsOfGroups || filtered.Contains(kpi.MainCubeOnly ? Dimensions.Category : Dimensions.Customer);

    /// <summary>The KPIs to ask for, and the columns to show.</summary>
    private (IReadOnlyList<string> Keys, RowColumns Columns) ColumnsOf(BoardQuery query)
    {
        var asked = query.List(Parameters.Kpi);
        var keys = query.NotKeptIsNull ? kept.Of(asked, [.. query.Filtered, .. query.By]) : asked;
        return (keys, new RowColumns(asked, [.. asked.Except(keys).Select(key => served.Find(key)!.Definition)]));
    }
}

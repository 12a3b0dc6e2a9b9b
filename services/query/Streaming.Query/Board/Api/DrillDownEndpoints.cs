using Streaming.Contracts;
using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Grpc;
using Streaming.Query.Options;
using Streaming.Query.Tickets.Tops;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Api;

/// <summary>
/// What to drill down by, as flat rows: the dimensions that have values, the values of one of them, and by any of them what a count is made of within any filter.
/// </summary>
internal sealed class DrillDownEndpoints(DimensionQueries values, TopQueries tops, KeptKpis kept, CubeCatalogue cubes, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/api/v1/dimensions/rows", answers.Of(DimensionsAsync));
        endpoints.MapRead("/api/v1/values/rows", answers.Of(ValuesAsync));
        endpoints.MapRead("/api/v1/top/rows", answers.Of(TopAsync));
    }

    private Task DimensionsAsync(HttpContext context)
    {
        var query = new BoardQuery(context.Request.Query, cubes, Parameters.By, Parameters.Language).Unfiltered();
        var only = query.By;
        if (only.FirstOrDefault(name => cubes.Find(name) is null) is { } unknown)
        {
            throw RequestFault.Invalid(Parameters.By, $"'{unknown}' is no dimension; there are {cubes.Choices}.");
        }

        var rows = values.Dimensions(query.Text(Parameters.Tenant)).Where(kind => only.Count == 0 || only.Contains(CubeCatalogue.NameOf(kind)));
        return ApiAnswers.WriteAsync(context, FlatRows.Of(rows.Select(kind => (CubeCatalogue.NameOf(kind), kept.CountOf(kind))), query.Language));
    }

    private Task ValuesAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query, cubes, Parameters.By, Parameters.Window, Parameters.From, Parameters.To, Parameters.AsOf, Parameters.Limit);
        if (query.By.Count != 1)
        {
            throw RequestFault.Invalid(Parameters.By, "must name one dimension.");
        }

        var request = query.ToGetKpis(withPrevious: false);
        if (request.RangeCase == Wire.GetKpisRequest.RangeOneofCase.None)
        {
            request.Windows = new Wire.Windows { Names = { WindowNames.ThirtyDays } };
        }

        request.Limit = request.Limit == 0 ? QueryLimits.MaxRows : request.Limit;
        return ApiAnswers.WriteAsync(context, FlatRows.Of(values.Values(request, context.RequestAborted)));
    }

    private async Task TopAsync(HttpContext context)
    {
        var query = BoardQuery.OfBreakdown(context.Request.Query, cubes, Parameters.NotKept);
        var request = query.ToGetKpis(withPrevious: false);
        var isKept = !query.NotKeptIsNull || request.Kpis.Count != 1 || query.By.Count != 1 || tops.IsKept(request.Kpis[0], query.By[0], query.Filtered);
        var rows = isKept ? FlatRows.Of(await tops.AnswerAsync(request, context.RequestAborted)) : FlatRows.None;
        await ApiAnswers.WriteAsync(context, rows);
    }
}

using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Board.Streams;
using Streaming.Query.Grpc;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Api;

/// <summary>The JSON API: what gRPC answers, for whatever speaks HTTP/1.1.</summary>
internal sealed class ApiEndpoints(
    KpiQueries queries,
    SharedCourses courses,
    KpiWatch watch,
    KpiCatalogue catalogue,
    WatchLimit watches,
    ReaderMetrics metrics,
    CubeCatalogue cubes,
    ServedKpis served,
    KeptKpis kept,
    JsonMapper mapper,
    ApiAnswers answers,
    BoardKpis board,
    TimeProvider time,
    IHostApplicationLifetime lifetime)
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(QueryLimits.StreamRepeatSeconds);

    /// <summary>Maps the API.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapGroup("/api/v1");
        api.MapRead("/kpis", answers.Of(KpisAsync));
        api.MapRead("/labels", answers.Of(LabelsAsync));
        api.MapRead("/board", answers.Of(BoardAsync));
        api.MapRead("/breakdown", answers.Of(BreakdownAsync));
        api.MapRead("/series", answers.Of(SeriesAsync));
        api.MapGet("/stream", answers.Of(StreamAsync));
    }

    private Task KpisAsync(HttpContext context)
    {
        var query = new BoardQuery(context.Request.Query, cubes).Unfiltered();
        return ApiAnswers.WriteAsync(context, CatalogueMapper.Map(catalogue.List(query.Text(Parameters.Tenant)), board), BoardJsonContext.Default.CatalogueJson);
    }

    private Task LabelsAsync(HttpContext context)
    {
        var query = new BoardQuery(context.Request.Query, cubes, Parameters.Language).Unfiltered();
        var labels = catalogue.LabelsOf(query.Text(Parameters.Language));
        return ApiAnswers.WriteAsync(context, new LabelsJson(labels.Language, new SortedDictionary<string, string>(labels.Labels, StringComparer.Ordinal)), BoardJsonContext.Default.LabelsJson);
    }

    private Task BoardAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query, cubes, Parameters.Kpi, Parameters.Window, Parameters.From, Parameters.To, Parameters.AsOf);
        var request = query.ToGetKpis(withPrevious: true);
        return ApiAnswers.WriteAsync(context, mapper.Board(queries.Answer(request, queries.Select(request), queries.Snapshot, context.RequestAborted)), BoardJsonContext.Default.BoardJson);
    }

    private Task BreakdownAsync(HttpContext context)
    {
        var query = BoardQuery.OfBreakdown(context.Request.Query, cubes);
        var request = query.ToGetKpis(withPrevious: true);
        var answer = queries.Answer(request, queries.Select(request), queries.Snapshot, context.RequestAborted);
        return ApiAnswers.WriteAsync(context, mapper.Breakdown(answer, query.By), BoardJsonContext.Default.BreakdownJson);
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
            Parameters.AsOf,
            Parameters.Step,
            Parameters.By,
            Parameters.Limit);
        var request = query.ToGetSeries(query.List(Parameters.Kpi), query.Text(Parameters.Step));
        var answer = queries.Answer(request, queries.Select(request), queries.Snapshot, context.RequestAborted);
        return ApiAnswers.WriteAsync(context, mapper.Series(answer, new HashSet<string>()), BoardJsonContext.Default.SeriesJson);
    }

    private async Task StreamAsync(HttpContext context)
    {
        var query = new BoardQuery(context.Request.Query, cubes, Parameters.Kpi, Parameters.Window, Parameters.Course);
        var request = new Wire.WatchKpisRequest
        {
            Selection = query.ToGetKpis(withPrevious: true),
            ResumeToken = context.Request.Headers["Last-Event-ID"].ToString(),
        };
        using var place = watches.Enter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, lifetime.ApplicationStopping);
        using var counted = metrics.Watches.TrackInProgress();
        try
        {
            await watch.RunAsync(request, ToStream(context, query), end.Token, Beat);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw RequestFault.Stopping();
        }
    }

    private BoardStream ToStream(HttpContext context, BoardQuery query)
    {
        var columns = query.Course;
        if (columns.FirstOrDefault(column => !IsColumn(column)) is { } unknown)
        {
            throw RequestFault.Invalid(Parameters.Course, $"'{unknown}' is no column; it must be the key of a KPI and one of its statistics, such as backlog.{JsonMapper.Itself}.");
        }

        var keys = columns.Select(static column => column.Split('.')[0]).Distinct(StringComparer.Ordinal).ToList();
        if (keys.Find(key => kept.Of([key], query.Filtered).Count == 0) is { } whole)
        {
            throw RequestFault.Invalid(Parameters.Course, $"'{whole}' is not kept by {string.Join(", ", query.Filtered)}.");
        }

        var course = keys.Count == 0 ? null : query.ToGetSeries(keys, SeriesPace.StepOf(query.Text(Parameters.Window)));
        return new BoardStream(queries, courses, mapper, new EventWriter(context.Response), course, columns, time);
    }

    private bool IsColumn(string column) =>
        column.Split('.', 2) is [var key, var statistic]
        && served.Find(key) is { } kpi
        && kpi.Definition.Statistics.Contains(statistic == JsonMapper.Itself ? "" : statistic);
}

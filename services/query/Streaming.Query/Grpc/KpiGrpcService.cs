using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Names;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service: maps and delegates.</summary>
internal sealed class KpiGrpcService(
    KpiQueries queries,
    KpiWatch watch,
    CubeCatalogue cubes,
    KpiStandards standards,
    WatchLimit watches,
    ReaderMetrics metrics,
    IHostApplicationLifetime lifetime)
    : Wire.KpiService.KpiServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListKpisResponse> ListKpis(Wire.ListKpisRequest request, ServerCallContext context)
    {
        var response = new Wire.ListKpisResponse();
        var tenant = request.Tenant.Length == 0 ? Tenants.Default : request.Tenant;
        response.Kpis.AddRange(KpiRegistry.All.Select(kpi => WireMapper.Definition(kpi, standards, tenant)));
        response.Cubes.Add(CubeOf(Cubes.Main, Cube.Main, ""));
        response.Cubes.Add(CubeOf(Cubes.Agent, Cube.Agent, WindowNames.OneHour));
        return Task.FromResult(response);
    }

    /// <inheritdoc/>
    public override Task<Wire.GetKpisResponse> GetKpis(Wire.GetKpisRequest request, ServerCallContext context) =>
        Task.FromResult(queries.Answer(request, queries.Select(request), queries.Snapshot));

    /// <inheritdoc/>
    public override Task<Wire.GetSeriesResponse> GetSeries(Wire.GetSeriesRequest request, ServerCallContext context) =>
        Task.FromResult(queries.Answer(request, queries.Select(request), queries.Snapshot));

    /// <inheritdoc/>
    public override async Task WatchKpis(Wire.WatchKpisRequest request, IServerStreamWriter<Wire.WatchKpisResponse> responseStream, ServerCallContext context)
    {
        using var place = watches.Enter();
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        using var counted = metrics.Watches.TrackInProgress();
        try
        {
            await watch.RunAsync(request, responseStream, end.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            throw RequestFault.Stopping();
        }
        catch (OperationCanceledException) when (context.CancellationToken.IsCancellationRequested)
        {
            // The reader has gone: nothing is left to be said.
        }
    }

    private Wire.Cube CubeOf(string name, Cube cube, string shortestWindow)
    {
        var wire = new Wire.Cube
        {
            Name = name,
            ShortestWindow = shortestWindow,
            FinestPane = Duration.FromTimeSpan(TimeSpan.FromMilliseconds(PaneGrid.LengthMs(Answerer.FinestOf(cube)))),
        };
        wire.Dimensions.AddRange(cubes.DimensionsOf(cube));
        return wire;
    }
}

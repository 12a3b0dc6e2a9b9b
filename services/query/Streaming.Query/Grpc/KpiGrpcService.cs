using Grpc.Core;
using Prometheus;
using Streaming.Query.Refresh;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service: maps and delegates.</summary>
internal sealed class KpiGrpcService(
    KpiQueries queries,
    LoadProfileQueries profiles,
    KpiWatch watch,
    KpiCatalogue catalogue,
    WatchLimit watches,
    ReaderMetrics metrics,
    IHostApplicationLifetime lifetime)
    : Wire.KpiService.KpiServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.ListKpisResponse> ListKpis(Wire.ListKpisRequest request, ServerCallContext context) =>
        Task.FromResult(catalogue.List(request.Tenant));

    /// <inheritdoc/>
    public override Task<Wire.ListLabelsResponse> ListLabels(Wire.ListLabelsRequest request, ServerCallContext context) =>
        Task.FromResult(catalogue.LabelsOf(request.Language));

    /// <inheritdoc/>
    public override Task<Wire.GetKpisResponse> GetKpis(Wire.GetKpisRequest request, ServerCallContext context) =>
        Task.FromResult(queries.Answer(request, queries.Select(request), queries.Snapshot, context.CancellationToken));

    /// <inheritdoc/>
    public override Task<Wire.GetSeriesResponse> GetSeries(Wire.GetSeriesRequest request, ServerCallContext context) =>
        Task.FromResult(queries.Answer(request, queries.Select(request), queries.Snapshot, context.CancellationToken));

    /// <inheritdoc/>
    public override Task<Wire.GetLoadProfileResponse> GetLoadProfile(Wire.GetLoadProfileRequest request, ServerCallContext context) =>
        Task.FromResult(profiles.Answer(request, context.CancellationToken));

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
}

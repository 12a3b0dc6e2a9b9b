using Grpc.Core;
using Prometheus;
using Streaming.Query.Exports;
using Streaming.Query.Refresh;
using Streaming.Query.SlaEvents;
using Streaming.Query.Tickets;
using Streaming.Query.Tickets.Lists;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service of tickets: maps and delegates.</summary>
internal sealed class TicketGrpcService(
    TicketQueries tickets,
    TicketLists lists,
    ExportService exports,
    SlaEventLists slaEvents,
    SlaEventWatch slaWatch,
    WatchLimit watches,
    ReaderMetrics metrics,
    IHostApplicationLifetime lifetime)
    : Wire.TicketService.TicketServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.GetTicketResponse> GetTicket(Wire.GetTicketRequest request, ServerCallContext context) =>
        tickets.AnswerAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.ListTicketsResponse> ListTickets(Wire.ListTicketsRequest request, ServerCallContext context) =>
        lists.AnswerAsync(request, tickets.Snapshot, context.CancellationToken);

    /// <inheritdoc/>
    public override Task ExportTickets(Wire.ExportTicketsRequest request, IServerStreamWriter<Wire.ExportChunk> responseStream, ServerCallContext context) =>
        StreamAsync(context, cancellationToken => exports.ExportAsync(request, responseStream, cancellationToken));

    /// <inheritdoc/>
    public override Task ExportSeries(Wire.ExportSeriesRequest request, IServerStreamWriter<Wire.ExportChunk> responseStream, ServerCallContext context) =>
        StreamAsync(context, cancellationToken => exports.ExportAsync(request, responseStream, cancellationToken));

    /// <inheritdoc/>
    public override Task<Wire.ListSlaEventsResponse> ListSlaEvents(Wire.ListSlaEventsRequest request, ServerCallContext context) =>
        slaEvents.AnswerAsync(request, tickets.Snapshot, context.CancellationToken);

    /// <inheritdoc/>
    public override async Task WatchSlaEvents(
        Wire.WatchSlaEventsRequest request, IServerStreamWriter<Wire.WatchSlaEventsResponse> responseStream, ServerCallContext context)
    {
        using var place = watches.Enter();
        using var counted = metrics.Watches.TrackInProgress();
        await StreamAsync(context, cancellationToken => slaWatch.RunAsync(request, responseStream, cancellationToken));
    }

    private async Task StreamAsync(ServerCallContext context, Func<CancellationToken, Task> run)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.CancellationToken, lifetime.ApplicationStopping);
        try
        {
            await run(end.Token);
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

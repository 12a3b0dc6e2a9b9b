using Grpc.Core;
using Streaming.Query.Exports;
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
    StreamCalls streams)
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
        streams.RunAsync(context, cancellationToken => exports.ExportAsync(request, responseStream, cancellationToken));

    /// <inheritdoc/>
    public override Task ExportSeries(Wire.ExportSeriesRequest request, IServerStreamWriter<Wire.ExportChunk> responseStream, ServerCallContext context) =>
        streams.RunAsync(context, cancellationToken => exports.ExportAsync(request, responseStream, cancellationToken));

    /// <inheritdoc/>
    public override Task<Wire.ListSlaEventsResponse> ListSlaEvents(Wire.ListSlaEventsRequest request, ServerCallContext context) =>
        slaEvents.AnswerAsync(request, tickets.Snapshot, context.CancellationToken);

    /// <inheritdoc/>
    public override Task WatchSlaEvents(
        Wire.WatchSlaEventsRequest request, IServerStreamWriter<Wire.WatchSlaEventsResponse> responseStream, ServerCallContext context) =>
        streams.WatchAsync(context, cancellationToken => slaWatch.RunAsync(request, responseStream, cancellationToken));
}

using Grpc.Core;
using Streaming.Query.Tickets;
using Streaming.Query.Tickets.Lists;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service of tickets: maps and delegates.</summary>
internal sealed class TicketGrpcService(TicketQueries tickets, TicketLists lists) : Wire.TicketService.TicketServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.GetTicketResponse> GetTicket(Wire.GetTicketRequest request, ServerCallContext context) =>
        tickets.AnswerAsync(request, context.CancellationToken);

    /// <inheritdoc/>
    public override Task<Wire.ListTicketsResponse> ListTickets(Wire.ListTicketsRequest request, ServerCallContext context) =>
        lists.AnswerAsync(request, tickets.Snapshot, context.CancellationToken);
}

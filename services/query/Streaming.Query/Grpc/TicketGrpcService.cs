using Grpc.Core;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>The gRPC service of tickets: maps and delegates.</summary>
internal sealed class TicketGrpcService(TicketQueries tickets) : Wire.TicketService.TicketServiceBase
{
    /// <inheritdoc/>
    public override Task<Wire.GetTicketResponse> GetTicket(Wire.GetTicketRequest request, ServerCallContext context) =>
        tickets.AnswerAsync(request, context.CancellationToken);
}

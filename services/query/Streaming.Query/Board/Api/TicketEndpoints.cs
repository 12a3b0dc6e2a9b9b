using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Options;
using Streaming.Query.Tickets;
using Streaming.Query.Tickets.Lists;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Api;

/// <summary>The tickets behind a number, and the story of one, as JSON.</summary>
internal sealed class TicketEndpoints(
    TicketQueries tickets, TicketLists lists, CubeCatalogue cubes, TicketJsonMapper mapper, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/api/v1/tickets", answers.Of(ListAsync));
        endpoints.MapRead("/api/v1/tickets/rows", answers.Of(RowsAsync));
        endpoints.MapRead("/api/v1/ticket", answers.Of(StoryAsync));
    }

    private async Task ListAsync(HttpContext context) =>
        await ApiAnswers.WriteAsync(context, mapper.List(await AnswerAsync(context)), BoardJsonContext.Default.TicketListJson);

    private async Task RowsAsync(HttpContext context) => await ApiAnswers.WriteAsync(context, FlatRows.Of(await AnswerAsync(context)));

    private Task<Wire.ListTicketsResponse> AnswerAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query,
            cubes,
            Parameters.Kpi,
            Parameters.Window,
            Parameters.From,
            Parameters.To,
            Parameters.AsOf,
            Parameters.Part,
            Parameters.Order,
            Parameters.Clock,
            Parameters.Limit,
            Parameters.Page);
        return lists.AnswerAsync(query.ToListTickets(), tickets.Snapshot, context.RequestAborted);
    }

    private async Task StoryAsync(HttpContext context)
    {
        var query = new BoardQuery(context.Request.Query, cubes, Parameters.Id).Unfiltered();
        var request = new Wire.GetTicketRequest { Tenant = query.Text(Parameters.Tenant), Id = query.Text(Parameters.Id) };
        var answer = await tickets.AnswerAsync(request, context.RequestAborted);
        await ApiAnswers.WriteAsync(context, mapper.Story(answer), BoardJsonContext.Default.TicketStoryJson);
    }
}

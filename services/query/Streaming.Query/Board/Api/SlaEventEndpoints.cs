using Streaming.Hosting;
using Streaming.Query.Board.Json;
using Streaming.Query.Options;
using Streaming.Query.SlaEvents;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Board.Api;

/// <summary>What became of SLA clocks, as JSON, in pages and as flat rows.</summary>
internal sealed class SlaEventEndpoints(TicketQueries tickets, SlaEventLists lists, CubeCatalogue cubes, JsonMapper mapper, ApiAnswers answers)
{
    /// <summary>Maps them.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/api/v1/sla-events", answers.Of(ListAsync));
        endpoints.MapRead("/api/v1/sla-events/rows", answers.Of(RowsAsync));
    }

    private async Task ListAsync(HttpContext context)
    {
        var answer = await AnswerAsync(context);
        await ApiAnswers.WriteAsync(context, SlaEventListJson.Of(answer, mapper.State(answer.State)), BoardJsonContext.Default.SlaEventListJson);
    }

    private async Task RowsAsync(HttpContext context) => await ApiAnswers.WriteAsync(context, FlatRows.Of(await AnswerAsync(context)));

    private Task<Wire.ListSlaEventsResponse> AnswerAsync(HttpContext context)
    {
        var query = new BoardQuery(
            context.Request.Query, cubes, Parameters.Kind, Parameters.Clock, Parameters.Policy, Parameters.From, Parameters.To, Parameters.Limit, Parameters.Page,
            Parameters.Standing);
        return lists.AnswerAsync(query.ToListSlaEvents(), tickets.Snapshot, context.RequestAborted);
    }
}

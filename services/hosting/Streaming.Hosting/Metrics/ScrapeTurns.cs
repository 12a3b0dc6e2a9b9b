using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Streaming.Hosting;

/// <summary>
/// Lets scrapes of <c>/metrics</c> take turns: gauges are filled when a scrape begins, so that another one that began before the first was written would
/// mix two fillings in its answer. What is written goes out afterwards, so that a slow reader holds nobody up.
/// </summary>
internal static class ScrapeTurns
{
    /// <summary>Lets what an endpoint writes be written in turns.</summary>
    /// <param name="endpoint">The endpoint.</param>
    public static void Take(IEndpointConventionBuilder endpoint)
    {
        var turn = new SemaphoreSlim(1);
        endpoint.Add(built =>
        {
            var scrape = built.RequestDelegate!;
            built.RequestDelegate = context => ScrapeAsync(context, scrape, turn);
        });
    }

    private static async Task ScrapeAsync(HttpContext context, RequestDelegate scrape, SemaphoreSlim turn)
    {
        var body = context.Response.Body;
        using var written = new MemoryStream();
        await turn.WaitAsync(context.RequestAborted);
        try
        {
            context.Response.Body = written;
            await scrape(context);
        }
        finally
        {
            context.Response.Body = body;
            turn.Release();
        }

        await body.WriteAsync(written.GetBuffer().AsMemory(0, (int)written.Length), context.RequestAborted);
    }
}

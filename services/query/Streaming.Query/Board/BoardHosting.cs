using System.Net.Mime;
using Streaming.Query.Board.Api;
using Streaming.Query.Board.Json;
using Streaming.Query.Board.Pages;
using Streaming.Query.Board.Streams;

namespace Streaming.Query.Board;

/// <summary>Registers the wall-board: its page and the JSON API beneath it.</summary>
internal static class BoardHosting
{
    /// <summary>Adds the wall-board.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddBoard(this IServiceCollection services) => services
        .AddSingleton<BoardKpis>()
        .AddSingleton<JsonMapper>()
        .AddSingleton<SharedCourses>()
        .AddSingleton<TicketJsonMapper>()
        .AddSingleton<ProblemAnswers>()
        .AddSingleton<ApiAnswers>()
        .AddSingleton<ApiEndpoints>()
        .AddSingleton<RowsEndpoints>()
        .AddSingleton<DrillDownEndpoints>()
        .AddSingleton<TicketEndpoints>()
        .AddSingleton<FeedbackEndpoints>()
        .AddSingleton<SlaEventEndpoints>()
        .AddSingleton<LoadProfileEndpoints>()
        .AddSingleton<AssetStore>()
        .AddSingleton<PageEndpoints>()
        .AddResponseCompression(static compression =>
        {
            // Nothing secret is beside what a stranger may choose. A stream is not compressed: each event is to go out at once.
            compression.EnableForHttps = true;
            compression.MimeTypes = [MediaTypeNames.Application.Json];
        });

    /// <summary>Maps the wall-board.</summary>
    /// <param name="app">The host.</param>
    public static void MapBoard(this WebApplication app)
    {
        app.UseResponseCompression();
        app.Services.GetRequiredService<ApiEndpoints>().Map(app);
        app.Services.GetRequiredService<RowsEndpoints>().Map(app);
        app.Services.GetRequiredService<DrillDownEndpoints>().Map(app);
        app.Services.GetRequiredService<TicketEndpoints>().Map(app);
        app.Services.GetRequiredService<FeedbackEndpoints>().Map(app);
        app.Services.GetRequiredService<SlaEventEndpoints>().Map(app);
        app.Services.GetRequiredService<LoadProfileEndpoints>().Map(app);
        app.Services.GetRequiredService<PageEndpoints>().Map(app);
    }
}

using Streaming.Query.Board.Api;
using Streaming.Query.Board.Json;

namespace Streaming.Query.Board;

/// <summary>Registers the JSON API of the query service.</summary>
internal static class BoardHosting
{
    /// <summary>Adds the API.</summary>
    /// <param name="services">The services.</param>
    public static IServiceCollection AddBoard(this IServiceCollection services) => services
        .AddSingleton<JsonMapper>()
        .AddSingleton<ProblemAnswers>()
        .AddSingleton<ApiEndpoints>();

    /// <summary>Maps the API.</summary>
    /// <param name="app">The host.</param>
    public static void MapBoard(this WebApplication app) => app.Services.GetRequiredService<ApiEndpoints>().Map(app);
}

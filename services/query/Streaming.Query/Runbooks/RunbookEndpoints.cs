using System.Net.Mime;
using System.Reflection;
using Streaming.Hosting;

namespace Streaming.Query.Runbooks;

/// <summary>Serves what to do about each alert, so that its link works wherever the service runs, without any outside network.</summary>
internal static class RunbookEndpoints
{
    // The pages of docs/runbooks are built in under this name.
    private const string Prefix = "runbooks/";

    private static readonly Assembly Own = typeof(RunbookEndpoints).Assembly;

    private static readonly IReadOnlyList<string> Pages =
        [.. Own.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]).Order(StringComparer.Ordinal)];

    /// <summary>Maps <c>/runbooks</c>, a list, and <c>/runbooks/{page}</c>, plain text that a browser shows.</summary>
    /// <param name="endpoints">The host.</param>
    public static void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/runbooks", () => Results.Text(string.Join('\n', Pages.Select(page => $"/{Prefix}{page}")), MediaTypeNames.Text.Plain));
        endpoints.MapRead("/runbooks/{page}", (string page) => Pages.Contains(page, StringComparer.Ordinal)
            ? Results.Stream(Own.GetManifestResourceStream(Prefix + page)!, "text/plain; charset=utf-8")
            : Results.NotFound());
    }
}

using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Streaming.Hosting;

/// <summary>The health endpoints: 200 when every part is fit, else 503, with each part and its reason as JSON.</summary>
internal static class HealthEndpoints
{
    /// <summary>Maps <c>/health/live</c> and <c>/health/ready</c>.</summary>
    public static void Map(IEndpointRouteBuilder endpoints, HealthRegistry health)
    {
        endpoints.MapRead("/health/live", () => Answer(health.Liveness));
        endpoints.MapRead("/health/ready", () => Answer(health.Readiness));
    }

    private static IResult Answer(IReadOnlyList<HealthPart> parts)
    {
        var rows = new List<HealthRow>(parts.Count);
        var healthy = true;
        foreach (var part in parts)
        {
            var reason = part.Reason;
            healthy &= reason is null;
            rows.Add(new HealthRow(part.Name, reason is null, reason));
        }

        return Results.Json(
            new HealthAnswer(healthy, rows),
            statusCode: healthy ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private sealed record HealthRow(string Name, bool Healthy, string? Reason);

    private sealed record HealthAnswer(bool Healthy, IReadOnlyList<HealthRow> Parts);
}

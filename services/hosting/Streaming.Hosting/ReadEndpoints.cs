using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Streaming.Hosting;

/// <summary>Maps what is only read: by <c>GET</c>, and by <c>HEAD</c>, with which probes and caches ask for the same without its content.</summary>
public static class ReadEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    /// <summary>Maps an endpoint that writes its answer itself.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="pattern">The path.</param>
    /// <param name="answer">Writes the answer; what it writes to a <c>HEAD</c> is not sent.</param>
    public static void MapRead(this IEndpointRouteBuilder endpoints, string pattern, RequestDelegate answer) => endpoints.MapMethods(pattern, Methods, answer);

    /// <summary>Maps an endpoint that returns its answer.</summary>
    /// <param name="endpoints">Where.</param>
    /// <param name="pattern">The path, with what the handler takes from it.</param>
    /// <param name="handler">Returns the answer.</param>
    public static void MapRead(this IEndpointRouteBuilder endpoints, string pattern, Delegate handler) => endpoints.MapMethods(pattern, Methods, handler);

    /// <summary>Lets an endpoint be read only; other methods are told so.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <returns>The same endpoint.</returns>
    internal static IEndpointConventionBuilder ReadOnly(this IEndpointConventionBuilder endpoint) => endpoint.WithMetadata(new HttpMethodMetadata(Methods));
}

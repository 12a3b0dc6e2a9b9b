using Microsoft.Extensions.Primitives;
using Streaming.Hosting;

namespace Streaming.Query.Board.Pages;

/// <summary>Serves the page at <c>/</c> and its files below <c>/board</c>.</summary>
/// <param name="assets">The files.</param>
internal sealed class PageEndpoints(AssetStore assets)
{
    /// <summary>Maps the page.</summary>
    /// <param name="endpoints">Where.</param>
    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapRead("/", context => ServeAsync(context, "index.html"));
        endpoints.MapRead("/board/{**path}", context => ServeAsync(context, context.GetRouteValue("path") as string ?? ""));
    }

    private Task ServeAsync(HttpContext context, string path)
    {
        var response = context.Response;
        SecurityHeaders.OfPage(response);
        response.Headers["X-Board-Version"] = AssetStore.Version;
        if (assets.Find(path) is not { } asset)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        }

        var (encoding, bytes, etag) = asset.For(context.Request.Headers.AcceptEncoding.ToString());
        response.Headers.ETag = etag;
        response.Headers.Vary = "Accept-Encoding";

        // Asked for anew each time, and sent only when changed: a board that hangs for months takes up a new version at its next start.
        response.Headers.CacheControl = "no-cache";
        if (Holds(context.Request.Headers.IfNoneMatch, etag))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        response.ContentType = asset.ContentType;
        response.ContentLength = bytes.Length;
        if (encoding.Length > 0)
        {
            response.Headers.ContentEncoding = encoding;
        }

        return HttpMethods.IsHead(context.Request.Method) ? Task.CompletedTask : response.Body.WriteAsync(bytes, context.RequestAborted).AsTask();
    }

    private static bool Holds(StringValues known, string etag) =>
        known.OfType<string>().Any(value => value.Split(',').Any(part => part.Trim() is var tag && (tag == etag || tag == "W/" + etag || tag == "*")));
}

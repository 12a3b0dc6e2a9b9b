namespace Streaming.Query.Board.Pages;

/// <summary>What every answer of the wall-board tells a browser not to do.</summary>
internal static class SecurityHeaders
{
    // Scripts, styles and data come from this service alone, and nothing is written into the page: a ticket's text can do no harm.
    private const string PagePolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; manifest-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    // Data is no page: whoever opens it in a browser gets nothing that could run.
    private const string DataPolicy = "default-src 'none'; frame-ancestors 'none'";

    /// <summary>For the page and its files.</summary>
    /// <param name="response">The answer.</param>
    public static void OfPage(HttpResponse response)
    {
        Common(response, PagePolicy);

        // No opener policy: over plain HTTP, which is how most walls are reached, browsers ignore it and complain on the console.
        response.Headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }

    /// <summary>For the JSON API.</summary>
    /// <param name="response">The answer.</param>
    public static void OfData(HttpResponse response) => Common(response, DataPolicy);

    private static void Common(HttpResponse response, string policy)
    {
        response.Headers.ContentSecurityPolicy = policy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        response.Headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}

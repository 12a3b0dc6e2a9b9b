using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;

namespace Prometheus;

/// <summary>Answers a scrape with the metrics of one registry, as Prometheus text.</summary>
public sealed class MetricServerMiddleware
{
    private readonly CollectorRegistry _registry;

    [SuppressMessage("Style", "IDE0060:Remove unused parameter", Justification = "Middleware is made with the next one, which a scrape never reaches.")]
    public MetricServerMiddleware(RequestDelegate next, Settings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        _registry = settings.Registry ?? Metrics.DefaultRegistry;
    }

    public async Task Invoke(HttpContext context)
    {
        var response = context.Response;
        response.ContentType = PrometheusConstants.TextContentTypeWithVersionAndEncoding;
        try
        {
            await _registry.CollectAndExportAsTextAsync(response.Body, context.RequestAborted);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The scraper has gone: nobody to answer.
        }
        catch (ScrapeFailedException failure) when (!response.HasStarted)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            response.ContentType = PrometheusConstants.TextContentType;
            await response.WriteAsync(failure.Message, context.RequestAborted);
        }
    }

    /// <summary>What is printed, and how.</summary>
    public sealed class Settings
    {
        /// <summary>The registry to print; the default one, if not set.</summary>
        public CollectorRegistry? Registry { get; set; }

        /// <summary>No effect here: the answer is always Prometheus text, which every scraper takes.</summary>
        public bool EnableOpenMetrics { get; set; } = true;
    }
}

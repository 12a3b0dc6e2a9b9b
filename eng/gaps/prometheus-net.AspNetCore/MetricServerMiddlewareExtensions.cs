using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Prometheus;

/// <summary>Puts a scrape endpoint into a web application.</summary>
public static class MetricServerMiddlewareExtensions
{
    private const string DisplayName = "Prometheus metrics";

    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, Action<MetricServerMiddleware.Settings> configure, string pattern = "/metrics")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var pipeline = endpoints.CreateApplicationBuilder()
            .UseMiddleware<MetricServerMiddleware>(Configured(configure))
            .Build();
        return endpoints.Map(pattern, pipeline).WithDisplayName(DisplayName);
    }

    public static IEndpointConventionBuilder MapMetrics(this IEndpointRouteBuilder endpoints, string pattern = "/metrics", CollectorRegistry? registry = null)
        => MapMetrics(endpoints, settings => settings.Registry = registry, pattern);

    public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, Action<MetricServerMiddleware.Settings> configure, string? url = "/metrics")
    {
        ArgumentNullException.ThrowIfNull(builder);
        var settings = Configured(configure);
        return url is null
            ? builder.UseMiddleware<MetricServerMiddleware>(settings)
            : builder.Map(url, branch => branch.UseMiddleware<MetricServerMiddleware>(settings));
    }

    public static IApplicationBuilder UseMetricServer(this IApplicationBuilder builder, string? url = "/metrics", CollectorRegistry? registry = null)
        => UseMetricServer(builder, settings => settings.Registry = registry, url);

    private static MetricServerMiddleware.Settings Configured(Action<MetricServerMiddleware.Settings> configure)
    {
        var settings = new MetricServerMiddleware.Settings();
        configure(settings);
        return settings;
    }
}

namespace Streaming.Hosting;

/// <summary>What may begin the keys of the configuration: our sections, and what the framework itself reads.</summary>
internal static class KnownKeys
{
    /// <summary>The sections, of any host: one file may serve several.</summary>
    public static readonly IReadOnlyList<string> Sections = ["Hosting", "Engine", "Sla", "Redis", "Kafka", "Ingestion", "Kpis", "Query", "Observability"];

    private static readonly string[] OfTheFramework =
    [
        "$schema", "Logging", "AllowedHosts", "Urls", "Kestrel", "Metrics", "environment", "contentRoot", "webRoot", "applicationName", "http_ports", "https_ports",
        "https_port", "preferHostingUrls", "shutdownTimeoutSeconds", "startupTimeoutSeconds", "servicesStartConcurrently", "servicesStopConcurrently", "detailedErrors",
        "captureStartupErrors", "suppressStatusMessages", "preventHostingStartup", "hostingStartupAssemblies", "hostingStartupExcludeAssemblies", "hostBuilder",
        "forwardedHeaders_enabled", "staticWebAssets",
    ];

    /// <summary>Whether anybody reads keys that begin so.</summary>
    /// <param name="root">The first part of a key.</param>
    public static bool Has(string root) =>
        Sections.Concat(OfTheFramework).Contains(root, StringComparer.OrdinalIgnoreCase);
}

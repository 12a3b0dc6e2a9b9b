using Streaming.Observability.Generation;
using Streaming.Observability.Grafana.Json;
using Streaming.Observability.Rules;
using Streaming.Observability.Settings;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Grafana;

/// <summary>What Grafana reads at its start: where data is, and where dashboards lie.</summary>
internal static class ProvisioningFiles
{
    private const string QueryService = "http://query:9466";
    private const string Dashboards = "/etc/grafana/dashboards";

    /// <summary>The data sources.</summary>
    /// <param name="options">How often Prometheus scrapes.</param>
    public static string WriteDataSources(ObservabilityOptions options) => YamlText.Of(
        GeneratedFile.Heading,
        new Map
        {
            { "apiVersion", 1 },
            {
                "datasources", new List<Map>
                {
                    new()
                    {
                        { "name", "Prometheus" },
                        { "uid", DataSources.PrometheusUid },
                        { "type", DataSources.PrometheusType },
                        { "access", "proxy" },
                        { "url", "http://prometheus:9090" },
                        { "isDefault", true },
                        { "editable", false },
                        { "jsonData", new Map { { "timeInterval", PromText.Duration(options.ScrapeInterval) }, { "httpMethod", "POST" } } },
                    },
                    new()
                    {
                        // Corrected history. Only this service is asked, whatever a dashboard says.
                        { "name", "Support KPIs" },
                        { "uid", DataSources.ApiUid },
                        { "type", DataSources.ApiType },
                        { "access", "proxy" },
                        { "url", QueryService },
                        { "isDefault", false },
                        { "editable", false },
                        { "jsonData", new Map { { "allowedHosts", new List<string> { QueryService } } } },
                    },
                }
            },
        });

    /// <summary>The folders of dashboards, one for each language.</summary>
    public static string WriteDashboards() => YamlText.Of(
        GeneratedFile.Heading,
        new Map
        {
            { "apiVersion", 1 },
            { "providers", new List<Map> { Provider("Support KPIs", "en"), Provider("KPI du support", "fr") } },
        });

    private static Map Provider(string folder, string language) => new()
    {
        { "name", $"support-kpis-{language}" },
        { "folder", folder },
        { "type", "file" },
        { "allowUiUpdates", false },
        { "disableDeletion", true },
        { "options", new Map { { "path", $"{Dashboards}/{language}" } } },
    };
}

using Streaming.Observability.Generation;
using Streaming.Observability.Rules;
using Streaming.Observability.Settings;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Servers;

/// <summary>Prometheus' own settings: what it scrapes, and where its alerts go.</summary>
internal static class PrometheusFile
{
    /// <summary>Makes the file.</summary>
    /// <param name="options">How often it scrapes.</param>
    /// <param name="targets">Hosts and ports of each job.</param>
    /// <param name="ruleFiles">Where the rules are, as it sees them.</param>
    /// <param name="alertmanagers">Hosts and ports of Alertmanager.</param>
    public static string Write(
        ObservabilityOptions options,
        IEnumerable<(string Job, string Target)> targets,
        IEnumerable<string> ruleFiles,
        IEnumerable<string> alertmanagers) => YamlText.Of(
        GeneratedFile.Heading,
        new Map
        {
            {
                "global", new Map
                {
                    { "scrape_interval", PromText.Duration(options.ScrapeInterval) },
                    { "evaluation_interval", PromText.Duration(options.ScrapeInterval) },
                }
            },
            { "rule_files", ruleFiles.ToList() },
            {
                "alerting", new Map
                {
                    { "alertmanagers", new List<Map> { new() { { "static_configs", Targets(alertmanagers) } } } },
                }
            },
            {
                "scrape_configs", targets
                    .GroupBy(one => one.Job, one => one.Target)
                    .Select(job => new Map { { "job_name", job.Key }, { "static_configs", Targets(job) } })
                    .ToList()
            },
        });

    private static List<Map> Targets(IEnumerable<string> targets) => [new() { { "targets", targets.ToList() } }];
}

using Streaming.Domain.Sla.Policies;
using Streaming.Observability.Cases;
using Streaming.Observability.Grafana;
using Streaming.Observability.Grafana.Boards;
using Streaming.Observability.Grafana.Json;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using Streaming.Observability.Rules.Pipeline;
using Streaming.Observability.Rules.Sla;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Generation;

/// <summary>Everything that is generated for some settings.</summary>
/// <param name="options">The settings.</param>
/// <param name="promises">The SLA targets with objectives that are in force.</param>
/// <param name="hours">When people are at work.</param>
internal sealed class Deployment(ObservabilityOptions options, IReadOnlyList<SlaPromise> promises, DeskHours hours)
{
    /// <summary>Everything that is generated for some settings and policies.</summary>
    /// <param name="options">The settings.</param>
    /// <param name="policies">The policies.</param>
    public Deployment(ObservabilityOptions options, SlaPolicySet policies)
        : this(options, SlaPromise.Of(policies), DeskHours.Of(policies))
    {
    }

    // As seen from the folder of the cases.
    private const string PipelineFile = "../pipeline.yml";
    private const string SlaFile = "../sla.yml";
    private static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(10);

    /// <summary>Alerts about the pipeline's health.</summary>
    public IReadOnlyList<RuleGroup> PipelineRules { get; } = [FreshnessAlerts.Of(options), FlowAlerts.Of(options)];

    /// <summary>Alerts about promises to customers.</summary>
    public IReadOnlyList<RuleGroup> SlaRules { get; } = [SlaTicketAlerts.Of(options), .. new SlaObjectiveAlerts(options, promises).Groups()];

    /// <summary>All rules.</summary>
    public IReadOnlyList<RuleGroup> Rules => [.. PipelineRules, .. SlaRules];

    /// <summary>Cases of all rules.</summary>
    public IReadOnlyList<RuleCase> Cases => [.. FreshnessCases.All, .. SilenceCases.All, .. FlowCases.All, .. SlaTicketCases.All, .. HasExample ? [.. SlaObjectiveCases.All, .. SlaRecordCases.All] : Array.Empty<RuleCase>()];

    // The cases speak of two promises; for others there are none.
    private bool HasExample => SlaObjectiveCases.Promises.All(promises.Contains);

    /// <summary>All dashboards.</summary>
    public IReadOnlyList<Dashboard> Dashboards { get; } = [WallboardDashboard.Make(), TeamDashboard.Make(), SlaDashboard.Make(), PipelineDashboard.Make(options)];

    /// <summary>The files.</summary>
    public IEnumerable<GeneratedFile> Files() => [.. PrometheusFiles(), .. GrafanaFiles(), new("alertmanager/alertmanager.yml", AlertmanagerFile.Write(options, hours))];

    private IEnumerable<GeneratedFile> PrometheusFiles()
    {
        var rules = new RuleFile(options);
        var cases = new CaseFile(rules);
        yield return new("prometheus/rules/pipeline.yml", rules.Write(PipelineRules));
        yield return new("prometheus/rules/tests/freshness.yml", cases.Write(PipelineFile, PipelineRules, Evaluation, FreshnessCases.All));
        yield return new("prometheus/rules/tests/silence.yml", cases.Write(PipelineFile, PipelineRules, SilenceCases.Evaluation, SilenceCases.All));
        yield return new("prometheus/rules/tests/flow.yml", cases.Write(PipelineFile, PipelineRules, Evaluation, FlowCases.All));
        yield return new("prometheus/rules/sla.yml", rules.Write(SlaRules));
        yield return new("prometheus/rules/tests/sla-tickets.yml", cases.Write(SlaFile, SlaRules, TimeSpan.FromSeconds(5), SlaTicketCases.All));
        if (HasExample)
        {
            yield return new("prometheus/rules/tests/sla-objectives.yml", cases.Write(SlaFile, SlaRules, SlaObjectiveCases.Evaluation, SlaObjectiveCases.All));
            yield return new("prometheus/rules/tests/sla-records.yml", cases.Write(SlaFile, SlaRules, SlaRecordCases.Evaluation, SlaRecordCases.All));
        }

        yield return new("prometheus/prometheus.yml", PrometheusFile.Write(
            options,
            [(JobNames.Ingestion, "ingestion:9464"), (JobNames.Query, "query:9466")],
            ["/etc/prometheus/rules/*.yml"],
            ["alertmanager:9093"]));
    }

    private IEnumerable<GeneratedFile> GrafanaFiles()
    {
        foreach (var dashboard in Dashboards)
        {
            yield return new($"grafana/dashboards/en/{dashboard.Uid}.json", DashboardJson.Write(dashboard, Language.English));
            yield return new($"grafana/dashboards/fr/{dashboard.Uid}.json", DashboardJson.Write(dashboard, Language.French));
        }

        yield return new("grafana/provisioning/datasources/streaming.yml", ProvisioningFiles.WriteDataSources(options));
        yield return new("grafana/provisioning/dashboards/streaming.yml", ProvisioningFiles.WriteDashboards());
    }
}

using Streaming.Observability.Cases;
using Streaming.Observability.Rules;
using Streaming.Observability.Rules.Pipeline;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Generation;

/// <summary>Everything that is generated for some settings.</summary>
/// <param name="options">The settings.</param>
internal sealed class Deployment(ObservabilityOptions options)
{
    // As seen from the folder of the cases.
    private const string PipelineFile = "../pipeline.yml";
    private static readonly TimeSpan Evaluation = TimeSpan.FromSeconds(10);

    /// <summary>Alerts about the pipeline's health.</summary>
    public IReadOnlyList<RuleGroup> PipelineRules { get; } = [FreshnessAlerts.Of(options), FlowAlerts.Of(options)];

    /// <summary>All rules.</summary>
    public IReadOnlyList<RuleGroup> Rules => PipelineRules;

    /// <summary>Cases of all rules.</summary>
    public IReadOnlyList<RuleCase> Cases { get; } = [.. FreshnessCases.All, .. SilenceCases.All, .. FlowCases.All];

    /// <summary>The files.</summary>
    public IEnumerable<GeneratedFile> Files()
    {
        var rules = new RuleFile(options);
        var cases = new CaseFile(rules);
        yield return new("prometheus/rules/pipeline.yml", rules.Write(PipelineRules));
        yield return new("prometheus/rules/tests/freshness.yml", cases.Write(PipelineFile, PipelineRules, Evaluation, FreshnessCases.All));
        yield return new("prometheus/rules/tests/silence.yml", cases.Write(PipelineFile, PipelineRules, SilenceCases.Evaluation, SilenceCases.All));
        yield return new("prometheus/rules/tests/flow.yml", cases.Write(PipelineFile, PipelineRules, Evaluation, FlowCases.All));
        yield return new("prometheus/prometheus.yml", PrometheusFile.Write(
            options,
            [(JobNames.Ingestion, "ingestion:9464"), (JobNames.Query, "query:9466")],
            ["/etc/prometheus/rules/*.yml"],
            ["alertmanager:9093"]));
        yield return new("alertmanager/alertmanager.yml", AlertmanagerFile.Write(options));
    }
}

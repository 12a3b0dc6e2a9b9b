using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Settings;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Rules;

/// <summary>Prometheus' form of rule groups.</summary>
/// <param name="options">Where people look.</param>
internal sealed class RuleFile(ObservabilityOptions options)
{
    /// <summary>Labels that a rule adds to those of its series.</summary>
    /// <param name="group">Its group.</param>
    /// <param name="alert">The rule.</param>
    public static Map Labels(RuleGroup group, AlertRule alert)
    {
        var labels = new Map { { RuleLabels.Severity, RuleLabels.Text(alert.Severity) }, { RuleLabels.Area, group.Area } };
        foreach (var (name, value) in alert.Labels)
        {
            labels.Add(name, value);
        }

        return labels;
    }

    /// <summary>The file of some groups.</summary>
    /// <param name="groups">The groups.</param>
    public string Write(IEnumerable<RuleGroup> groups) => YamlText.Of(
        Generation.GeneratedFile.Heading,
        new Map { { "groups", groups.Select(Group).ToList() } });

    /// <summary>Links and texts of an alert.</summary>
    /// <param name="alert">The alert.</param>
    /// <param name="summary">Its summary, or what it should have become.</param>
    /// <param name="description">Its description.</param>
    /// <param name="tickets">Its tickets.</param>
    /// <param name="boardQuery">Its query to the board.</param>
    public Map Annotations(AlertRule alert, Words summary, Words description, Words tickets, string boardQuery) => new()
    {
        { RuleLabels.Summary, summary.En },
        { RuleLabels.Description, description.En },
        { RuleLabels.Tickets, tickets.En.Length > 0 ? tickets.En : null },
        { RuleLabels.Summary + RuleLabels.FrenchSuffix, summary.Fr },
        { RuleLabels.Description + RuleLabels.FrenchSuffix, description.Fr },
        { RuleLabels.Tickets + RuleLabels.FrenchSuffix, tickets.Fr.Length > 0 ? tickets.Fr : null },
        { RuleLabels.RunbookUrl, $"{Link(options.BoardUrl)}/runbooks/{alert.Name}.md" },
        { RuleLabels.BoardUrl, $"{Link(options.BoardUrl)}/{(boardQuery.Length > 0 ? "?" : "")}{boardQuery}" },
        { RuleLabels.DashboardUrl, $"{Link(options.GrafanaUrl)}/d/{alert.DashboardUid}" },
    };

    private static string Link(Uri uri) => uri.AbsoluteUri.TrimEnd('/');

    private Map Group(RuleGroup group) => new()
    {
        { "name", group.Name },
        { "interval", group.Interval is { } interval ? PromText.Duration(interval) : null },
        { "rules", group.Records.Select(Record).Concat(group.Alerts.Select(alert => Alert(group, alert))).ToList() },
    };

    private static Map Record(RecordingRule rule) => new()
    {
        { "record", rule.Name },
        { "expr", rule.Expression },
        { "labels", rule.Labels.Count > 0 ? Map.Of(rule.Labels) : null },
    };

    private Map Alert(RuleGroup group, AlertRule alert) => new()
    {
        { "alert", alert.Name },
        { "expr", alert.Expression },
        { "for", alert.For > TimeSpan.Zero ? PromText.Duration(alert.For) : null },
        { "labels", Labels(group, alert) },
        { "annotations", Annotations(alert, alert.Summary, alert.Description, alert.Tickets, alert.BoardQuery) },
    };
}

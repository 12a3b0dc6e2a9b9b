using Streaming.Observability.Rules;
using Streaming.Observability.Yaml;

namespace Streaming.Observability.Cases;

/// <summary>Promtool's form of cases.</summary>
/// <param name="rules">Writes the rules' links.</param>
internal sealed class CaseFile(RuleFile rules)
{
    /// <summary>The file of some cases.</summary>
    /// <param name="ruleFile">The rules, as seen from the file.</param>
    /// <param name="groups">The same.</param>
    /// <param name="evaluation">How often rules are evaluated.</param>
    /// <param name="cases">The cases.</param>
    public string Write(string ruleFile, IReadOnlyList<RuleGroup> groups, TimeSpan evaluation, IEnumerable<RuleCase> cases) => YamlText.Of(
        Generation.GeneratedFile.Heading,
        new Map
        {
            { "rule_files", new List<string> { ruleFile } },
            { "evaluation_interval", PromText.Duration(evaluation) },
            // What is recorded is there when alerts ask for it; by itself promtool takes groups in any order.
            { "group_eval_order", groups.Select(group => group.Name).ToList() },
            { "tests", cases.Select(one => Test(groups, one)).ToList() },
        });

    private Map Test(IReadOnlyList<RuleGroup> groups, RuleCase one) => new()
    {
        { "name", one.Name },
        { "interval", PromText.Duration(one.Interval) },
        { "input_series", one.Series.Select(series => new Map { { "series", series.Series }, { "values", series.Values } }).ToList() },
        { "alert_rule_test", one.Expect.Count > 0 ? one.Expect.Select(expected => Expected(groups, expected)).ToList() : null },
        { "promql_expr_test", one.Numbers.Count > 0 ? one.Numbers.Select(Asked).ToList() : null },
    };

    private static Map Asked(Number number) => new()
    {
        { "expr", number.Rounded },
        { "eval_time", PromText.Duration(number.At) },
        { "exp_samples", number.Samples.Select(sample => new Map { { "labels", $"{{{sample.Labels}}}" }, { "value", sample.Value } }).ToList() },
    };

    private Map Expected(IReadOnlyList<RuleGroup> groups, Expectation expected)
    {
        var rules = groups.SelectMany(group => group.Alerts.Select(alert => (Group: group, Alert: alert))).Where(one => one.Alert.Name == expected.Alert).ToList();
        return new Map
        {
            { "eval_time", PromText.Duration(expected.At) },
            { "alertname", expected.Alert },
            {
                "exp_alerts", expected.Firing.Select(firing =>
                {
                    // Rules of one name have labels of their own by which the expected one is told.
                    var (group, rule) = rules.Single(one => one.Alert.Labels.All(label => firing.Pairs.GetValueOrDefault(label.Key) == label.Value));
                    return Alert(group, rule, firing);
                }).ToList()
            },
        };
    }

    private Map Alert(RuleGroup group, AlertRule rule, Firing firing)
    {
        var labels = RuleFile.Labels(group, rule);
        foreach (var (name, value) in firing.Pairs.Where(pair => !rule.Labels.ContainsKey(pair.Key)))
        {
            labels.Add(name, value);
        }

        return new Map
        {
            { "exp_labels", labels },
            { "exp_annotations", rules.Annotations(rule, firing.Summary, firing.Description ?? rule.Description, firing.Tickets, firing.BoardQuery ?? rule.BoardQuery) },
        };
    }
}

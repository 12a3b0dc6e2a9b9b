using Streaming.Contracts;

namespace Streaming.Observability.Rules.Sla;

/// <summary>
/// What Prometheus counts of SLA events, by policy and clock. Events are counted when they happen: closed hours have none, so the windows
/// need no calendar, and a quiet night has no ratio rather than a bad one.
/// </summary>
internal static class SlaRecords
{
    private static readonly string[] By = [LabelNames.Tenant, LabelNames.Policy, LabelNames.Clock];

    /// <summary>Labels that the counts have.</summary>
    public static string ByText { get; } = string.Join(", ", By);

    /// <summary>Breaches less those taken back, within a range.</summary>
    /// <param name="range">The range.</param>
    /// <param name="offset">How long ago it ends; empty for now.</param>
    public static string BreachedExpression(string range, string offset = "") => Standing("breached", range, offset);

    /// <summary>Name of the breaches within a window.</summary>
    /// <param name="window">The window.</param>
    public static string Breached(TimeSpan window) => $"policy_clock:streaming_sla_breached:increase{PromText.Duration(window)}";

    /// <summary>Name of the outcomes, breached or met, within a window.</summary>
    /// <param name="window">The window.</param>
    public static string Judged(TimeSpan window) => $"policy_clock:streaming_sla_judged:increase{PromText.Duration(window)}";

    /// <summary>The counts of a window.</summary>
    /// <param name="window">The window.</param>
    public static IEnumerable<RecordingRule> Of(TimeSpan window)
    {
        var range = PromText.Duration(window);
        yield return new(Breached(window), BreachedExpression(range));
        yield return new(Judged(window), $"{Breached(window)} + {Standing("met", range)}");
    }

    // A retraction counts against what it takes back alone: a ticket that is reopened takes back that a promise was kept, and no breach.
    private static string Standing(string kind, string range, string offset = "") =>
        $"clamp_min({Count($"{LabelNames.Kind}=\"{kind}\"", range, offset)} - {Count($"{LabelNames.Kind}=\"retracted\",{LabelNames.Retracts}=\"{kind}\"", range, offset)}, 0)";

    private static string Count(string selector, string range, string offset) =>
        $"sum by ({ByText}) (increase({MetricNames.SlaEvents}{{{selector}}}[{range}]{(offset.Length > 0 ? " offset " : "")}{offset}))";
}

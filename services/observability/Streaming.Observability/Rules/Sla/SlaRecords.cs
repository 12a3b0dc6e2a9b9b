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
    public static string BreachedExpression(string range, string offset = "") =>
        $"clamp_min({Count("breached", range, offset)} - {Count("retracted", range, offset)}, 0)";

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
        yield return new(Judged(window), $"{Breached(window)} + {Count("met", range)}");
    }

    private static string Count(string kind, string range, string offset = "") =>
        $"sum by ({ByText}) (increase({MetricNames.SlaEvents}{{kind=\"{kind}\"}}[{range}]{(offset.Length > 0 ? " offset " : "")}{offset}))";
}

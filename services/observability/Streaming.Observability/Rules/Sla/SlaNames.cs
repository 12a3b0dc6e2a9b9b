namespace Streaming.Observability.Rules.Sla;

/// <summary>Names of the SLA metrics and of their labels.</summary>
internal static class SlaNames
{
    /// <summary>Gauge. Clocks that run. Labels tenant, policy, clock, team.</summary>
    public const string Running = "support_sla_running";

    /// <summary>Gauge. Clocks near their due time. Labels as <see cref="Running"/>.</summary>
    public const string AtRisk = "support_sla_at_risk";

    /// <summary>Gauge. Open tickets past their due time. Labels as <see cref="Running"/>.</summary>
    public const string BreachedOpen = "support_sla_breached_open";

    /// <summary>Counter. SLA events. Labels tenant, policy, clock, kind.</summary>
    public const string Events = "streaming_sla_events_total";

    /// <summary>Histogram, seconds. Due time to the timer that fired.</summary>
    public const string TimerError = "streaming_timer_error_seconds";

    /// <summary>Name of a policy.</summary>
    public const string Policy = "policy";

    /// <summary>Name of a clock.</summary>
    public const string Clock = "clock";

    /// <summary>What happened to a clock: <c>at_risk</c>, <c>breached</c>, <c>retracted</c>, <c>met</c>.</summary>
    public const string Kind = "kind";
}

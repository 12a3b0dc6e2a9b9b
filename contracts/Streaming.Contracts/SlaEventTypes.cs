namespace Streaming.Contracts;

/// <summary>CloudEvents types of the events that are published on <see cref="Topics.Sla"/>. Each has a JSON Schema of the same name under contracts/events.</summary>
public static class SlaEventTypes
{
    /// <summary>An SLA clock has passed an at-risk threshold.</summary>
    public const string AtRisk = "support.sla.at-risk.v1";

    /// <summary>An SLA clock was not stopped by its due time.</summary>
    public const string Breached = "support.sla.breached.v1";

    /// <summary>What was said of an SLA clock no longer holds.</summary>
    public const string Retracted = "support.sla.retracted.v1";

    /// <summary>An SLA clock was stopped in time.</summary>
    public const string Met = "support.sla.met.v1";
}

namespace Streaming.Domain.Sla.Clocks;

/// <summary>Something that became of an SLA clock, told once.</summary>
/// <param name="Kind">What.</param>
/// <param name="Clock">The kind of clock.</param>
/// <param name="Tenant">The tenant.</param>
/// <param name="Policy">The policy.</param>
/// <param name="AtMs">The instant that it is about, Unix milliseconds: the threshold, the due time, the stop.</param>
public readonly record struct SlaTransition(SlaTransitionKind Kind, ClockKind Clock, string Tenant, string Policy, long AtMs)
{
    /// <summary>What was last said of the clock before: what a retraction takes back.</summary>
    public ClockSign Before { get; init; }
}

/// <summary>What may become of an SLA clock.</summary>
public enum SlaTransitionKind : byte
{
    /// <summary>It passed an at-risk threshold.</summary>
    AtRisk = 0,

    /// <summary>It was not stopped by its due time.</summary>
    Breached = 1,

    /// <summary>What was said of it before no longer holds.</summary>
    Retracted = 2,

    /// <summary>It was stopped in time.</summary>
    Met = 3,
}

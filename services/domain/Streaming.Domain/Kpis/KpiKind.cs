namespace Streaming.Domain.Kpis;

/// <summary>How a KPI relates to its interval.</summary>
public enum KpiKind
{
    /// <summary>Computed from what happened within the interval.</summary>
    Flow,

    /// <summary>The state at the interval's end, by all that happened before it.</summary>
    Level,
}

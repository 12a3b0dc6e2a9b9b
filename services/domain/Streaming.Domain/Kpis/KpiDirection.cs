namespace Streaming.Domain.Kpis;

/// <summary>Which way a KPI is better.</summary>
public enum KpiDirection
{
    /// <summary>Neither: the number is context for others.</summary>
    None,

    /// <summary>More is better.</summary>
    HigherIsBetter,

    /// <summary>Less is better.</summary>
    LowerIsBetter,
}

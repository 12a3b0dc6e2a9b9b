namespace Streaming.Domain.Kpis;

/// <summary>Why a KPI has no value.</summary>
public enum KpiAbsence
{
    /// <summary>It has one.</summary>
    None,

    /// <summary>Nothing was observed, or the divisor is zero.</summary>
    NoData,

    /// <summary>Answers on several scales have no common mean.</summary>
    MixedScales,
}

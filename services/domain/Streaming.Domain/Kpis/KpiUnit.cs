namespace Streaming.Domain.Kpis;

/// <summary>Unit of a KPI's numbers.</summary>
public enum KpiUnit
{
    /// <summary>A count of things.</summary>
    Count,

    /// <summary>Seconds, to the millisecond.</summary>
    Seconds,

    /// <summary>A part of a whole, 0 to 1; a flow form may exceed 1.</summary>
    Ratio,

    /// <summary>Points from -100 to 100.</summary>
    Points,

    /// <summary>A score within the survey's own scale.</summary>
    Score,

    /// <summary>A plain number, such as one count for each of another.</summary>
    Number,

    /// <summary>Minor units (cents) of the tenant's currency.</summary>
    Money,
}

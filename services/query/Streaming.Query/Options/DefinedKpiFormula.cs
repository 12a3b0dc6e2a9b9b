namespace Streaming.Query.Options;

/// <summary>How a KPI of the configuration is computed.</summary>
public enum DefinedKpiFormula
{
    /// <summary>The sum of its measures over the sum of its divisor's.</summary>
    Ratio,

    /// <summary>The sum of its measures.</summary>
    Sum,

    /// <summary>Mean, percentiles, minimum and maximum of one measure of durations.</summary>
    Duration,

    /// <summary>The sum of its levels at the interval's end.</summary>
    Level,
}

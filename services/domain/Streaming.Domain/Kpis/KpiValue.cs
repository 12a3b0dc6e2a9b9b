namespace Streaming.Domain.Kpis;

/// <summary>One number of a KPI, or the reason why there is none.</summary>
/// <param name="Value">The number; <see langword="null"/> where there is none.</param>
/// <param name="SampleSize">How many observations it rests on.</param>
/// <param name="Absence">Why there is no number.</param>
public readonly record struct KpiValue(double? Value, long SampleSize, KpiAbsence Absence)
{
    /// <summary>For a level, its value at the interval's start.</summary>
    public double? LevelStart { get; init; }

    /// <summary>Whether the number may still move without late events.</summary>
    public bool IsProvisional { get; init; }

    /// <summary>Whether every delay behind the number still runs: it may be shown, and is not judged.</summary>
    public bool IsUnripe { get; init; }

    /// <summary>No number, because nothing was observed.</summary>
    public static KpiValue NoData { get; } = new(null, 0, KpiAbsence.NoData);

    /// <summary>No number, for a reason.</summary>
    /// <param name="reason">Why.</param>
    public static KpiValue Absent(KpiAbsence reason) => new(null, 0, reason);

    /// <summary>A number.</summary>
    /// <param name="value">The number.</param>
    /// <param name="sampleSize">How many observations it rests on.</param>
    public static KpiValue Of(double value, long sampleSize) => new(value, sampleSize, KpiAbsence.None);

    /// <summary>A quotient; no number where the divisor is zero.</summary>
    /// <param name="numerator">Above the line.</param>
    /// <param name="divisor">Below the line: also the sample size.</param>
    public static KpiValue Ratio(double numerator, long divisor) =>
        divisor > 0 ? Of(numerator / divisor, divisor) : NoData;
}

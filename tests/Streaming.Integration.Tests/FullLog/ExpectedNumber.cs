namespace Streaming.Integration.Tests.FullLog;

/// <summary>A number that a KPI must have.</summary>
/// <param name="Kpi">The KPI's key.</param>
/// <param name="Statistic">The statistic's name; empty for the KPI itself.</param>
/// <param name="Value">The number; <see langword="null"/> where there must be none.</param>
/// <param name="RelativeError">How far off it may be, relative to the value: 0 for exact numbers but for the last bits of a quotient.</param>
internal readonly record struct ExpectedNumber(string Kpi, string Statistic, double? Value, double RelativeError = 0)
{
    /// <summary>The bound of the sketch, with the rounding of its buckets to whole milliseconds.</summary>
    public const double SketchError = 0.0079;

    private const double QuotientError = 1e-9;

    /// <summary>Whether a number is the expected one.</summary>
    /// <param name="actual">The number; <see langword="null"/> where there is none.</param>
    public bool Equals(double? actual) => Value is { } value
        ? actual is { } number && Math.Abs(number - value) <= Math.Max(RelativeError, QuotientError) * Math.Abs(value)
        : actual is null;
}

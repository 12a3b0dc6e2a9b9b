namespace Streaming.Domain.Kpis;

/// <summary>How a number has changed since the previous period.</summary>
/// <param name="Delta">The number less the one before, in its unit; <see langword="null"/> unless both are there.</param>
/// <param name="Ratio">
/// The change as a part of the one before, 0.1 for 10 % more; <see langword="null"/> where that is not above 0, because nothing is a part of it.
/// </param>
public readonly record struct KpiTrend(double? Delta, double? Ratio)
{
    /// <summary>The change between two numbers.</summary>
    /// <param name="current">The number.</param>
    /// <param name="previous">The one before.</param>
    public static KpiTrend Between(double? current, double? previous) => (current, previous) switch
    {
        ({ } now, { } before) => new(now - before, before > 0 ? (now - before) / before : null),
        _ => default,
    };
}

namespace Streaming.Domain.Kpis.Bands;

/// <summary>The limits of a KPI's bands, in the KPI's unit; a value takes the best band whose limit it meets.</summary>
/// <param name="Direction">Whether values above or below a limit meet it.</param>
/// <param name="Exceptional">Limit of the best band.</param>
/// <param name="AboveAverage">Limit of the next band; <see langword="null"/> where the benchmark has none.</param>
/// <param name="Typical">Limit of the third band.</param>
public sealed record BandRule(KpiDirection Direction, BandLimit Exceptional, BandLimit? AboveAverage, BandLimit Typical)
{
    /// <summary>The band of a value.</summary>
    /// <param name="value">The value, in the KPI's unit.</param>
    public Band Classify(double value)
    {
        if (Meets(value, Exceptional))
        {
            return Band.Exceptional;
        }

        if (AboveAverage is { } above && Meets(value, above))
        {
            return Band.AboveAverage;
        }

        return Meets(value, Typical) ? Band.Typical : Band.BelowTypical;
    }

    private bool Meets(double value, BandLimit limit) =>
        (limit.IsInside && value == limit.Value)
        || (Direction == KpiDirection.HigherIsBetter ? value > limit.Value : value < limit.Value);
}

namespace Streaming.Domain.Kpis.Bands;

/// <summary>The bands of a KPI: a value takes the best one whose limit it meets, so that every value has exactly one.</summary>
/// <param name="Steps">The bands, best first.</param>
/// <param name="Otherwise">The band of a value that meets no limit.</param>
public sealed record BandRule(IReadOnlyList<BandStep> Steps, Band Otherwise)
{
    /// <summary>The band of a value.</summary>
    /// <param name="value">The value, in the KPI's unit.</param>
    public Band Classify(double value)
    {
        foreach (var step in Steps)
        {
            if (step.Limit.IsMetBy(value))
            {
                return step.Band;
            }
        }

        return Otherwise;
    }
}

using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Samples;

/// <summary>One of the things that a sample counts.</summary>
/// <param name="PartOf">Where a measure stands in the KPI.</param>
public sealed record SampleTerm(Func<MeasureId, KpiSettings, SamplePart> PartOf)
{
    /// <summary>What of it counts; <see langword="null"/> for all.</summary>
    public KpiFilter? Filter { get; init; }

    /// <summary>The contributions to one measure.</summary>
    /// <param name="measure">The measure.</param>
    /// <param name="part">Where they stand.</param>
    /// <param name="filter">What of them counts; <see langword="null"/> for all.</param>
    internal static SampleTerm Of(MeasureId measure, SamplePart part, KpiFilter? filter = null) =>
        new((id, _) => id == measure ? part : SamplePart.None) { Filter = filter };
}

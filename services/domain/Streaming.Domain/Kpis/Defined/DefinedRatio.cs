using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>The sum of some measures over the sum of others; no number where the latter is zero.</summary>
/// <param name="definition">What it means.</param>
/// <param name="numerator">Above the line.</param>
/// <param name="divisor">Below the line; its observations are the sample.</param>
public sealed class DefinedRatio(KpiDefinition definition, IReadOnlyList<MeasureTerm> numerator, IReadOnlyList<MeasureTerm> divisor)
    : DefinedKpi(definition, numerator.Concat(divisor))
{
    /// <summary>Measures whose every observation is one of another measure too, at the same time and under the same values.</summary>
    private static readonly HashSet<(MeasureId Part, MeasureId Whole)> Parts =
    [
        (Measure.ResolvedInDelay, Measure.ResolutionJudged),
        (Measure.ResolvedInDelay, Measure.TicketsCreated),
        (Measure.EverResolved, Measure.TicketsCreated),
        (Measure.ResolutionJudged, Measure.TicketsCreated),
        (Measure.FirstContactResolutions, Measure.FirstResolutions),
        (Measure.TimeToResolution, Measure.Resolved),
        (Measure.WaitTime, Measure.Resolved),
        (Measure.ClosedUnresolved, Measure.Closed),
    ];

    /// <inheritdoc/>
    public override KpiSample? Sample { get; } = SampleOf(numerator, divisor);

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var below = SumOf(inputs, divisor);
        values[0] = below > 0 ? KpiValue.Of(SumOf(inputs, numerator) / below, ObservationsOf(inputs, divisor)) : KpiValue.NoData;
    }

    private static KpiSample SampleOf(IReadOnlyList<MeasureTerm> numerator, IReadOnlyList<MeasureTerm> divisor)
    {
        var terms = Counted(divisor);
        var isShare = IsShare(numerator, divisor);
        if (isShare)
        {
            terms.AddRange(numerator.Select(static term => SampleTerm.Of(term.Measure.Id, SamplePart.Met, term.Filter)));
        }

        return KpiSample.Defined(terms, hasNumerator: isShare, isOfDurations: divisor.All(static term => Measure.IsSketch(term.Measure.Id)));
    }

    /// <summary>Whether all that is above the line is part of what is below it: each term of one of its own there, with the same filter or none.</summary>
    private static bool IsShare(IReadOnlyList<MeasureTerm> numerator, IReadOnlyList<MeasureTerm> divisor)
    {
        var left = divisor.Where(static term => !term.IsTime).ToList();
        foreach (var term in numerator)
        {
            var whole = left.Find(other => IsPart(term, other) && Equals(term.Filter, other.Filter)) ?? left.Find(other => IsPart(term, other) && other.Filter is null);
            if (term.IsTime || whole is null)
            {
                return false;
            }

            left.Remove(whole);
        }

        return true;
    }

    private static bool IsPart(MeasureTerm part, MeasureTerm whole) =>
        part.Measure.Id == whole.Measure.Id || Parts.Contains((part.Measure.Id, whole.Measure.Id));
}

using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Defined;

/// <summary>The sum of some measures. Zero is a value: nothing having happened is an observation.</summary>
/// <param name="definition">What it means.</param>
/// <param name="terms">What is added up.</param>
public sealed class DefinedSum(KpiDefinition definition, IReadOnlyList<MeasureTerm> terms) : DefinedKpi(definition, terms)
{
    /// <inheritdoc/>
    public override KpiSample? Sample { get; } = Counted(terms) is { Count: > 0 } counted
        ? KpiSample.Defined(counted, isOfDurations: terms.All(static term => term.Measure.Shape != MeasureShape.Count))
        : null;

    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values) =>
        values[0] = KpiValue.Of(SumOf(inputs, terms), ObservationsOf(inputs, terms));
}

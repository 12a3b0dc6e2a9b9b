namespace Streaming.Domain.Kpis.Defined;

/// <summary>The sum of some measures over the sum of others; no number where the latter is zero.</summary>
/// <param name="definition">What it means.</param>
/// <param name="numerator">Above the line.</param>
/// <param name="divisor">Below the line; its observations are the sample.</param>
public sealed class DefinedRatio(KpiDefinition definition, IReadOnlyList<MeasureTerm> numerator, IReadOnlyList<MeasureTerm> divisor)
    : DefinedKpi(definition, numerator.Concat(divisor))
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var below = SumOf(inputs, divisor);
        values[0] = below > 0 ? KpiValue.Of(SumOf(inputs, numerator) / below, ObservationsOf(inputs, divisor)) : KpiValue.NoData;
    }
}

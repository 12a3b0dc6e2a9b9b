using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Shapes;

/// <summary>A count over another count.</summary>
/// <param name="numerator">The measure above the line.</param>
/// <param name="divisor">The measure below the line.</param>
/// <param name="definition">What it means.</param>
public abstract class RatioKpi(MeasureId numerator, MeasureId divisor, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values) =>
        values[0] = KpiValue.Ratio(inputs.Flows.Count(numerator), inputs.Flows.Count(divisor));
}

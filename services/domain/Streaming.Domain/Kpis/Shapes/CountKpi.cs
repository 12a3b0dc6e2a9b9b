using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Shapes;

/// <summary>How often something happened. Zero is a value, once the tenant is known: nothing having happened is an observation.</summary>
/// <param name="measure">What is counted.</param>
/// <param name="definition">What it means.</param>
public abstract class CountKpi(MeasureId measure, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var count = inputs.Flows.Count(measure);
        values[0] = KpiValue.Of(count, count);
    }
}

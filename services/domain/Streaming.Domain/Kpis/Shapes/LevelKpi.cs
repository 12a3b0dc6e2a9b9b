using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Shapes;

/// <summary>How many are in a state at the interval's end: the sum of all changes before it.</summary>
/// <param name="measure">The level measure.</param>
/// <param name="definition">What it means.</param>
public abstract class LevelKpi(MeasureId measure, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var end = inputs.Levels[measure];
        values[0] = KpiValue.Of(end, end) with { LevelStart = end - inputs.Flows.Count(measure) };
    }
}

using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Shapes;

/// <summary>How many are in a state at the interval's end: the sum of all changes before it.</summary>
/// <param name="measure">The changes.</param>
/// <param name="atEnd">Picks the level at the interval's end.</param>
/// <param name="definition">What it means.</param>
public abstract class LevelKpi(MeasureId measure, Func<LevelTotals, long> atEnd, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var end = atEnd(inputs.Levels);
        values[0] = KpiValue.Of(end, end) with { LevelStart = end - inputs.Flows.Count(measure) };
    }
}

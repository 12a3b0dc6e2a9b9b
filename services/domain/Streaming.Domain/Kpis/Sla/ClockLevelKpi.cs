using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>How many SLA clocks are in a state at the interval's end, over all kinds and for each.</summary>
/// <param name="measure">The level measure of a kind of clock.</param>
/// <param name="definition">What it means; its statistics are <see cref="SlaStatistics.Names"/>.</param>
public abstract class ClockLevelKpi(Func<ClockKind, MeasureId> measure, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        var (all, before) = (0L, 0L);
        for (var kind = 0; kind < ClockKinds.Count; kind++)
        {
            var id = measure((ClockKind)kind);
            var end = inputs.Levels[id];
            var start = end - inputs.Flows.Count(id);
            values[kind + 1] = KpiValue.Of(end, end) with { LevelStart = start };
            all += end;
            before += start;
        }

        values[0] = KpiValue.Of(all, all) with { LevelStart = before };
    }
}

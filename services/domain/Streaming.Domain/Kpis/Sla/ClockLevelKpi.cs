using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>
/// How many SLA clocks are in a state at the interval's end, over all kinds and for each; no number, not even zero, where nothing was
/// promised.
/// </summary>
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
            values[kind + 1] = end != 0 || start != 0 || inputs.Settings.PromisedClocks.Contains((ClockKind)kind)
                ? KpiValue.Of(end, end) with { LevelStart = start }
                : KpiValue.NoData;
            all += end;
            before += start;
        }

        values[0] = all != 0 || before != 0 || inputs.Settings.PromisedClocks.Count > 0
            ? KpiValue.Of(all, all) with { LevelStart = before }
            : KpiValue.NoData;
    }
}

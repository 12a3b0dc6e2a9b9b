using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>How many clocks had an outcome, over all kinds and by kind; no number, not even zero, where nothing was promised.</summary>
/// <param name="measure">The measure of a kind of clock.</param>
/// <param name="definition">What it means; its statistics are <see cref="SlaStatistics.Names"/>.</param>
public abstract class SlaCount(Func<ClockKind, MeasureId> measure, KpiDefinition definition) : Kpi(definition)
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        long all = 0;
        for (var kind = 0; kind < ClockKinds.Count; kind++)
        {
            var count = inputs.Flows.Count(measure((ClockKind)kind));
            values[1 + kind] = count > 0 || inputs.Settings.PromisedClocks.Contains((ClockKind)kind) ? KpiValue.Of(count, count) : KpiValue.NoData;
            all += count;
        }

        values[0] = all > 0 || inputs.Settings.PromisedClocks.Count > 0 ? KpiValue.Of(all, all) : KpiValue.NoData;
    }
}

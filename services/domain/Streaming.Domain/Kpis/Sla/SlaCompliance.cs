using Streaming.Domain.Measures;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10: the part of promises that were kept, over all clocks and by kind of clock.</summary>
public sealed class SlaCompliance() : Kpi(new KpiDefinition
{
    Key = "sla_compliance",
    CatalogueId = "T10",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Clocks stopped by their due time in the interval, over these and the clocks that fell due in it without their stop; by kind of clock, and over all kinds.",
    Source = "ServiceNow: compliance with agreed service levels; no formula.",
    Variant = "Met over met and breached: what still runs is in neither.",
    EdgeCases =
    [
        "A clock stopped exactly at its due time is met.",
        "A met clock counts at its stop, a breached one at its due time, whenever it was noticed.",
        "A reply that arrives late but was given in time takes the breach back.",
        "A clock whose ticket ends before it is due, without its stop, is in neither.",
        "Without policies, or before any clock has an outcome, there is no value.",
    ],
    Cautions =
    [
        "Clocks that still run may yet be breached: read those at risk beside it.",
        "Over all kinds, a ticket counts once for each promise: compare kinds one by one.",
        "Another policy is another promise: a better share may be an easier target.",
    ],
    Statistics = SlaStatistics.Names,
})
{
    /// <inheritdoc/>
    protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
    {
        long allMet = 0;
        long allBreached = 0;
        for (var kind = 0; kind < ClockKinds.Count; kind++)
        {
            var met = inputs.Flows.Count(Measure.SlaMet((ClockKind)kind));
            var breached = inputs.Flows.Count(Measure.SlaBreached((ClockKind)kind));
            values[1 + kind] = KpiValue.Ratio(met, met + breached);
            allMet += met;
            allBreached += breached;
        }

        values[0] = KpiValue.Ratio(allMet, allMet + allBreached);
    }
}

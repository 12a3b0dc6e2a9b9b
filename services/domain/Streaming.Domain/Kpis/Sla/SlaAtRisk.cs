using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10: SLA clocks that are close to their due time.</summary>
public sealed class SlaAtRisk() : ClockLevelKpi(Measure.SlaAtRisk, new KpiDefinition
{
    Key = "sla_at_risk",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "Running SLA clocks that have passed their first at-risk threshold at the interval's end.",
    Source = "Ours.",
    EdgeCases =
    [
        "From the first of the target's thresholds on, until the due time.",
        "A clock that stands still, because its pause counts, stays at risk.",
    ],
    Cautions = ["At risk is not late: most of them will be kept.", "It counts promises, not tickets: a ticket may have several."],
    Statistics = SlaStatistics.Names,
    IsGaugedByPolicy = true,
});

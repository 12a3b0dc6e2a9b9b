using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10: SLA clocks past due whose tickets still wait.</summary>
public sealed class SlaBreachedOpen() : ClockLevelKpi(Measure.SlaBreachedOpen, new KpiDefinition
{
    Key = "sla_breached_open",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "SLA clocks past due that still wait for their stop at the interval's end.",
    Source = "Ours.",
    Statistics = SlaStatistics.Names,
    IsGaugedByPolicy = true,
});

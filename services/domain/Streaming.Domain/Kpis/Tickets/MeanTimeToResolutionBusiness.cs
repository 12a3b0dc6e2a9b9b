using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T8 by the business clock: how long it takes to resolve a ticket while the desk is open.</summary>
public sealed class MeanTimeToResolutionBusiness() : DurationKpi(Measure.TimeToResolutionBusiness, new KpiDefinition
{
    Key = "mttr_business",
    CatalogueId = "T8",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "As mttr, counting open hours only: those of the policy's calendar, else of the tenant's; no value where neither is configured.",
    Source = "Ours: the business clock beside the calendar clock.",
    Statistics = Statistics,
    IsBusinessTime = true,
});

using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T5 by the business clock: how long a customer waits for the first human public reply while the desk is open.</summary>
public sealed class FirstResponseTimeBusiness() : DurationKpi(Measure.FirstResponseBusiness, new KpiDefinition
{
    Key = "first_response_time_business",
    CatalogueId = "T5",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "As first_response_time, counting open hours only: those of the policy's calendar, else of the tenant's; no value where neither is configured.",
    Source = "Ours: the business clock beside the calendar clock.",
    Statistics = Statistics,
    IsBusinessTime = true,
});

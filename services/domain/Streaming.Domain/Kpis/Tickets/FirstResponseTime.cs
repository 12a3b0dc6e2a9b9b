using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T5: how long a customer waits for the first human public reply.</summary>
public sealed class FirstResponseTime() : DurationKpi(Measure.FirstResponse, new KpiDefinition
{
    Key = "first_response_time",
    CatalogueId = "T5",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "From creation to the first human public reply, over the tickets whose first reply lies in the interval; automatic replies do not count.",
    Source = "Side: time to the first reply of a support person; KPI7: total time to answer first requests over requests.",
    Statistics = Statistics,
    IsCalendarTime = true,
});

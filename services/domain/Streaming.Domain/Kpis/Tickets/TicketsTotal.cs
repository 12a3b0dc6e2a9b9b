using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T1: how many tickets came in.</summary>
public sealed class TicketsTotal() : CountKpi(Measure.TicketsCreated, new KpiDefinition
{
    Key = "tickets_total",
    CatalogueId = "T1",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets created in the interval; merged, spam, test and duplicate tickets are left out.",
    Source = "Side; KPI7: number of tickets received over a set period.",
});

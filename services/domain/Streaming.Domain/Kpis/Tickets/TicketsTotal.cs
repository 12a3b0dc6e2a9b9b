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
    Variant = "A count of tickets (C6). Tickets per customer, and those of one customer, are KPIs of their own.",
    EdgeCases =
    [
        "A ticket that is merged away, or deleted as spam, test or duplicate, is taken back where it was counted.",
        "A ticket whose creation has not arrived yet is counted when it does, at its own time.",
    ],
    Cautions =
    [
        "More tickets are not worse service: more customers or an easier channel make more of them.",
        "Tickets are not customers: one customer may open many.",
    ],
});

using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T4: how many tickets each category has.</summary>
public sealed class TicketsByCategory() : CountKpi(Measure.TicketsByCategory, new KpiDefinition
{
    Key = "tickets_by_category",
    CatalogueId = "T4",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets created in the interval, by the category that they have now; the other dimensions as at creation.",
    Source = "Side: tickets received per theme.",
    MainCubeOnly = true,
});

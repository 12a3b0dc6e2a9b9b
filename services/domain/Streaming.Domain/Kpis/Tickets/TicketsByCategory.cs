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
    Variant = "By the category that the ticket has now (C6).",
    EdgeCases =
    [
        "Recategorising moves a ticket, in the past too: yesterday's numbers may change today.",
        "Tickets without a category count under unknown, which is always shown.",
        "Of all categories together it is tickets_total.",
    ],
    Cautions = ["A category that grows may only be new, or used more diligently.", "What customers ask for most is not what hurts them most."],
    MainCubeOnly = true,
    IsOfGroups = true,
});

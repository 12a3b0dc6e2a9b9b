using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I1: tickets closed by representative.</summary>
public sealed class TicketsClosedByAgent() : CountKpi(Measure.Closed, new KpiDefinition
{
    Key = "tickets_closed_by_agent",
    CatalogueId = "I1",
    NameEn = "Tickets closed per representative",
    NameFr = "Tickets fermés par représentant",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets by their last closing, by who closed them, else by their assignee. Activity, not quality: judge nobody by it.",
    Source = "Customer-success article: named as an old habit, which it argues against.",
    EdgeCases =
    [
        "By the last closing that stands; a reopening takes it back.",
        "Tickets that the system closes count for their assignee.",
    ],
    Cautions = ["Activity, not quality: whoever takes the easy ones closes more (C13).", "Closed is not solved: judge nobody by it."],
});

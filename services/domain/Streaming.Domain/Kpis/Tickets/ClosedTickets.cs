using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>How many tickets were closed.</summary>
public sealed class ClosedTickets() : CountKpi(Measure.Closed, new KpiDefinition
{
    Key = "closed",
    CatalogueId = "",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets whose last closing lies in the interval and stands.",
    Source = "Ours.",
    Variant = "By the last closing that stands.",
    EdgeCases = ["A reopening takes the ticket back where it was counted."],
    Cautions = ["Closed is not solved: read closed_unresolved beside it."],
});

using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>How many tickets were resolved for good.</summary>
public sealed class ResolvedTickets() : CountKpi(Measure.Resolved, new KpiDefinition
{
    Key = "resolved",
    CatalogueId = "T8",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Tickets whose last resolution lies in the interval and stands.",
    Source = "Ours: the base of MTTR and of the flow form of the resolution rate.",
    Variant = "By the last resolution that stands.",
    EdgeCases = ["A reopening takes the ticket back where it was counted."],
    Cautions = ["It is no measure of a person: easy tickets are resolved faster than hard ones (C13)."],
});

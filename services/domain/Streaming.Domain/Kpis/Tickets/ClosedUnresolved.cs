using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>How many tickets were closed without a solution.</summary>
public sealed class ClosedUnresolved() : CountKpi(Measure.ClosedUnresolved, new KpiDefinition
{
    Key = "closed_unresolved",
    CatalogueId = "",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Tickets whose last closing lies in the interval while no solution stood.",
    Source = "Ours: a closing is no resolution.",
    EdgeCases = ["A solution that a reopening cancelled does not stand."],
    Cautions = ["Customers who never came back are in it as well: not each is a failure."],
});

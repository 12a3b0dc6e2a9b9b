using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>Tickets answered before they were created, by clocks that disagree.</summary>
public sealed class FirstResponseInvalid() : CountKpi(Measure.FirstResponseInvalid, new KpiDefinition
{
    Key = "frt_invalid",
    CatalogueId = "T5",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Tickets opened by customers and created in the interval that have a human public reply before their creation: they have no first response time.",
    Source = "Ours: a clock that runs backwards is counted, never guessed.",
    EdgeCases = ["It counts tickets, at their creation."],
    Cautions = ["It says that clocks disagree, not that agents are slow."],
});

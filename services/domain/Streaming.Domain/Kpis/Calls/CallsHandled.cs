using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Calls;

/// <summary>How many calls were handled.</summary>
public sealed class CallsHandled() : CountKpi(Measure.HandleTime, new KpiDefinition
{
    Key = "calls",
    CatalogueId = "T11",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Formula = "Calls handled in the interval.",
    Source = "KPI7: the divisor of average handle time.",
    EdgeCases =
    [
        "A revised call replaces the one before.",
        "A desk that sends no calls has none, as one has that nobody rings: the count is 0, and aht is absent.",
    ],
    Cautions = ["Calls are not tickets: a call may have none, a ticket several."],
});

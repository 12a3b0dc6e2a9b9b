using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>How often a ticket was reopened.</summary>
public sealed class Reopenings() : CountKpi(Measure.Reopenings, new KpiDefinition
{
    Key = "reopenings",
    CatalogueId = "",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Changes in the interval from solved or closed to any other status.",
    Source = "Ours: none of the sources treats reopening.",
});

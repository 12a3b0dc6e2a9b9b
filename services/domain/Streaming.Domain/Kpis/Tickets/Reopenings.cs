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
    EdgeCases = ["Each reopening counts, at its own time; a ticket may have several.", "From solved to closed is none."],
    Cautions = ["A reopening may be a thank-you: look at what was written before you conclude."],
});

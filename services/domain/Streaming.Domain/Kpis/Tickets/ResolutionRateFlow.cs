using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T7, flow form: resolved now over created now.</summary>
public sealed class ResolutionRateFlow() : RatioKpi(Measure.Resolved, Measure.TicketsCreated, new KpiDefinition
{
    Key = "resolution_rate_flow",
    CatalogueId = "T7",
    Unit = KpiUnit.Ratio,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Tickets whose last resolution lies in the interval, whenever created, over tickets created in it; may exceed 1.",
    Source = "KPI7, read literally: old tickets resolved now count.",
});

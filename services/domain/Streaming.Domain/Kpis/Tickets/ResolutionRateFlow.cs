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
    Variant = "The flow form (C7): resolved now over created now, whichever tickets they are.",
    EdgeCases = ["It may exceed 1, when a backlog is worked off.", "Created none: no value."],
    Cautions = ["Above 1 is not better than perfect: it means that the backlog shrinks."],
});

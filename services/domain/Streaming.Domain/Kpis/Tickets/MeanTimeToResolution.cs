using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T8: how long it takes to resolve a ticket.</summary>
public sealed class MeanTimeToResolution() : DurationKpi(Measure.TimeToResolution, new KpiDefinition
{
    Key = "mttr",
    CatalogueId = "T8",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "From creation to the last resolution, over the tickets whose last resolution lies in the interval and stands.",
    Source = "ServiceNow: mean duration needed to resolve service problems.",
    Variant = "Life of the ticket, from creation to the last resolution; never compare it with handle time (C15).",
    EdgeCases =
    [
        "One value a ticket, at its last resolution; none while it is reopened.",
        "Tickets resolved before their creation, by clocks that disagree, have no value.",
    ],
    Cautions =
    [
        "Working off old tickets raises it: a bad week may be the one in which somebody cleaned up.",
        "Waiting for the customer is in it: it is not the time that work took.",
        "One old ticket moves a mean: look at the median.",
    ],
    Statistics = Statistics,
    IsCalendarTime = true,
});

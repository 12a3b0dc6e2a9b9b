using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T8 by the business clock: how long it takes to resolve a ticket while the desk is open.</summary>
public sealed class MeanTimeToResolutionBusiness() : DurationKpi(Measure.TimeToResolutionBusiness, new KpiDefinition
{
    Key = "mttr_business",
    CatalogueId = "T8",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "As mttr, counting open hours only: those of the policy's calendar, else of the tenant's; no value where neither is configured.",
    Source = "Ours: the business clock beside the calendar clock.",
    Variant = "The business clock; mttr is the calendar clock.",
    EdgeCases =
    [
        "One value a ticket, at its last resolution; none while it is reopened.",
        "Resolved outside open hours: up to when the desk closed.",
        "Hours are those of the policy that the ticket had; two tickets may have two calendars.",
    ],
    Cautions =
    [
        "An hour here is an hour of the desk, not of the customer, who waits overnight.",
        "Never compare it with mttr, nor two desks with different hours.",
    ],
    Statistics = Statistics,
    IsBusinessTime = true,
});

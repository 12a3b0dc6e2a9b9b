using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T5 by the business clock: how long a customer waits for the first human public reply while the desk is open.</summary>
public sealed class FirstResponseTimeBusiness() : DurationKpi(Measure.FirstResponseBusiness, new KpiDefinition
{
    Key = "first_response_time_business",
    CatalogueId = "T5",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "As first_response_time, counting open hours only: those of the policy's calendar, else of the tenant's; no value where neither is configured.",
    Source = "Ours: the business clock beside the calendar clock.",
    Variant = "The business clock; first_response_time is the calendar clock. Automatic replies do not stop either (C5).",
    EdgeCases =
    [
        "Created and answered while the desk is closed: 0, and counted in the mean.",
        "Hours are those of the policy that the ticket had; two tickets may have two calendars.",
        "Whoever has no calendar clock's value has none here.",
    ],
    Cautions =
    [
        "An hour here is an hour of the desk, not of the customer, who waits overnight.",
        "A shorter day makes it better without anybody answering sooner.",
    ],
    Statistics = Statistics,
    IsBusinessTime = true,
});

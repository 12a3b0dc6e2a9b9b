using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T8 without the time in which the ticket waited on the customer.</summary>
public sealed class MeanTimeToResolutionActive() : DurationKpi(Measure.TimeToResolutionActive, new KpiDefinition
{
    Key = "mttr_without_pending",
    CatalogueId = "T8",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "As mttr, without the time in which the ticket was pending; measured where policies or business hours are configured.",
    Source = "Ours: the clock that stands still while the customer is waited for.",
    Variant = "The calendar clock without the time spent pending; mttr has it.",
    EdgeCases =
    [
        "One value a ticket, at its last resolution; none while it is reopened.",
        "Time on hold is in it: only pending is the customer's own.",
        "No value where neither policies nor hours are configured.",
    ],
    Cautions =
    [
        "Setting a ticket to pending lowers it, asked or not: read mttr beside it.",
        "It is not the time that work took: nights and weekends are in it.",
    ],
    Statistics = Statistics,
    IsCalendarTime = true,
});

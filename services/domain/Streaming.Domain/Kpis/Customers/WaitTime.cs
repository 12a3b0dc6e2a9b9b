using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Customers;

/// <summary>I4: how long customers waited for us.</summary>
public sealed class WaitTime() : DurationKpi(Measure.WaitTime, new KpiDefinition
{
    Key = "wait_time",
    CatalogueId = "I4",
    NameEn = "Customer waiting time",
    NameFr = "Délai d'attente du client",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Time that a ticket was new, open or on hold until its last resolution, over tickets resolved in the interval; time pending on the customer is left out.",
    Source = "ServiceNow: long waiting times as a cause of low satisfaction.",
    EdgeCases =
    [
        "One value a ticket, at its last resolution; none while it is reopened.",
        "Waiting goes on after a reopening, and adds to what there was.",
        "Pending on the customer is not waiting for us; on hold is.",
        "Tickets resolved before their creation, by clocks that disagree, have no value.",
    ],
    Cautions =
    [
        "Tickets that still wait are not in it: read the backlog beside it.",
        "Nights and weekends are in it: it is not the time that work took.",
    ],
    Statistics = Statistics,
    IsCalendarTime = true,
});

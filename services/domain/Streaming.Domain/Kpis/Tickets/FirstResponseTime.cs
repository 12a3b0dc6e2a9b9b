using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T5: how long a customer waits for the first human public reply.</summary>
public sealed class FirstResponseTime() : DurationKpi(Measure.FirstResponse, new KpiDefinition
{
    Key = "first_response_time",
    CatalogueId = "T5",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "From creation to the first human public reply, over the tickets whose first reply lies in the interval; automatic replies do not count.",
    Source = "Side: time to the first reply of a support person; KPI7: total time to answer first requests over requests.",
    Variant = "The mean over tickets that were answered, not over those received (C4). Automatic replies do not stop the clock (C5).",
    EdgeCases =
    [
        "A ticket counts when its first reply comes, not when it was created.",
        "Solved or closed without an answer: no value. Reopened: no second first response.",
        "A reply dated before the ticket's creation has no value; it counts in frt_invalid.",
        "An earlier reply that arrives late corrects the number where it was counted.",
    ],
    Cautions =
    [
        "Tickets that still wait are not in it: read unanswered_open beside it.",
        "One old ticket moves a mean: look at the median and at 90 % within.",
        "A fast first reply says nothing about a solution.",
    ],
    Statistics = Statistics,
    IsCalendarTime = true,
});

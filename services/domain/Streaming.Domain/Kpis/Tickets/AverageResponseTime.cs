using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>T6: how long a customer waits for any reply.</summary>
public sealed class AverageResponseTime() : DurationKpi(Measure.ReplyGap, new KpiDefinition
{
    Key = "avg_response_time",
    CatalogueId = "T6",
    Unit = KpiUnit.Seconds,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "From the first unanswered customer message, the creation included, to the next human public reply, over the replies of the interval.",
    Source = "ServiceNow: the name only.",
    Variant = "Every reply, the first included; consecutive customer messages count from the first unanswered one.",
    EdgeCases =
    [
        "Creation counts as a customer message, unless staff opened the ticket.",
        "Solving or closing drops a gap that is open; a reopening opens one.",
        "Automatic replies and internal notes end no gap.",
    ],
    Cautions =
    [
        "A chat with fifty quick replies weighs as much as fifty tickets answered once: compare within a channel.",
        "A quick \"we are looking into it\" lowers it without helping anybody.",
    ],
    Statistics = Statistics,
    IsCalendarTime = true,
});

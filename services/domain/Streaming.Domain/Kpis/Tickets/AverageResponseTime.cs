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
    Statistics = Statistics,
    IsCalendarTime = true,
});

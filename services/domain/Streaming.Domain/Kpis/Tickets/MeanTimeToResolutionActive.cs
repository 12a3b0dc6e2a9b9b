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
    Statistics = Statistics,
    IsCalendarTime = true,
});

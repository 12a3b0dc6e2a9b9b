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
    Statistics = Statistics,
    IsCalendarTime = true,
});

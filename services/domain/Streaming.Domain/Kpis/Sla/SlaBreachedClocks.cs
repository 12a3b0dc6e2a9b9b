using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>Promises that were not kept.</summary>
public sealed class SlaBreachedClocks() : SlaCount(Measure.SlaBreached, new KpiDefinition
{
    Key = "sla_breached",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Formula = "Clocks that fell due in the interval without their stop, counted at their due time; by kind of clock, and over all kinds.",
    Source = "Ours.",
    EdgeCases =
    [
        "Counted at the due time, whenever it was noticed and however late the stop came.",
        "A reply that arrives late but was given in time takes the breach back.",
        "A clock that is due later, because its ticket got another policy, stays breached where it was.",
    ],
    Cautions = ["A ticket counts once for each promise: compare kinds one by one.", "It grows with the number of tickets: read the share beside it."],
    Statistics = SlaStatistics.Names,
});

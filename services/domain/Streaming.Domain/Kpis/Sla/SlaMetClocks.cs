using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10's numerator: promises that were kept.</summary>
public sealed class SlaMetClocks() : SlaCount(Measure.SlaMet, new KpiDefinition
{
    Key = "sla_met",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.HigherIsBetter,
    Formula = "Clocks stopped by their due time in the interval, counted at their stop; by kind of clock, and over all kinds.",
    Source = "Ours.",
    EdgeCases =
    [
        "A clock stopped exactly at its due time is met.",
        "A reply that arrives late but was given in time makes a breached clock a met one, at the time of the reply.",
        "A solution that does not last is taken back: the clock goes on.",
    ],
    Cautions = ["A ticket counts once for each promise: compare kinds one by one.", "It grows with the number of tickets: read the share beside it."],
    Statistics = SlaStatistics.Names,
});

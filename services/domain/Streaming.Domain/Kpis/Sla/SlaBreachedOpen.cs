using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10: SLA clocks past due whose tickets still wait.</summary>
public sealed class SlaBreachedOpen() : ClockLevelKpi(Measure.SlaBreachedOpen, new KpiDefinition
{
    Key = "sla_breached_open",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "SLA clocks past due that still wait for their stop at the interval's end.",
    Source = "Ours.",
    EdgeCases =
    [
        "It leaves when the stop comes, however late, or when the ticket ends.",
        "Late is late only when all events up to the due time have been read: an outage makes nobody late.",
    ],
    Cautions =
    [
        "It falls when late tickets are closed unanswered: read closed_unresolved beside it.",
        "It counts promises, not tickets: a ticket may have several.",
    ],
    Statistics = SlaStatistics.Names,
    IsGaugedByPolicy = true,
});

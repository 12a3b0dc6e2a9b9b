using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Sla;

/// <summary>T10: SLA clocks whose outcome is still to come.</summary>
public sealed class SlaRunning() : ClockLevelKpi(Measure.SlaRunning, new KpiDefinition
{
    Key = "sla_running",
    CatalogueId = "T10",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.None,
    Kind = KpiKind.Level,
    Formula = "SLA clocks that wait for their stop at the interval's end and are not past due.",
    Source = "Ours.",
    EdgeCases =
    [
        "A clock that is paused runs, in this count: its outcome is still to come.",
        "What is past due is not in it: it is in sla_breached_open.",
    ],
    Cautions = ["Many running promises are much work, not bad work.", "It counts promises, not tickets: a ticket may have several."],
    Statistics = SlaStatistics.Names,
    IsGaugedByPolicy = true,
});

using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>Tickets that wait for somebody to do something.</summary>
public sealed class Backlog() : LevelKpi(Measure.Backlog, new KpiDefinition
{
    Key = "backlog",
    CatalogueId = "",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "Tickets that are new, open, pending or on hold at the interval's end.",
    Source = "Ours.",
});

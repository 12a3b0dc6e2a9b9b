using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>Tickets that are not closed, solved ones included.</summary>
public sealed class OpenUntilClosed() : LevelKpi(Measure.OpenUntilClosed, new KpiDefinition
{
    Key = "open_until_closed",
    CatalogueId = "",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "Tickets in any status but closed at the interval's end.",
    Source = "Ours.",
    EdgeCases = ["Solved tickets stay in it until they are closed."],
    Cautions = ["Where tickets close by themselves after days, it is mostly tickets that are done."],
});

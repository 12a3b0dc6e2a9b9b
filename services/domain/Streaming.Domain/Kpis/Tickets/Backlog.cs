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
    EdgeCases =
    [
        "The number of the interval's end, with its value at the start.",
        "A customer's message to a pending ticket reopens it; one to a ticket on hold does not.",
    ],
    Cautions =
    [
        "It says how many wait, not how long: read the age of the oldest beside it.",
        "Pending tickets wait for the customer, and are in it.",
    ],
});

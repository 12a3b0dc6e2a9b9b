using Streaming.Domain.Kpis.Shapes;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis.Tickets;

/// <summary>Tickets that still wait for their first reply.</summary>
public sealed class UnansweredOpen() : LevelKpi(Measure.UnansweredOpen, new KpiDefinition
{
    Key = "unanswered_open",
    CatalogueId = "T5",
    Unit = KpiUnit.Count,
    Direction = KpiDirection.LowerIsBetter,
    Kind = KpiKind.Level,
    Formula = "Tickets of the backlog whose first human public reply is still to come at the interval's end.",
    Source = "Ours: shown beside first response time, whose mean leaves them out.",
    EdgeCases =
    [
        "A ticket leaves when a person answers publicly, or when it is solved or closed.",
        "A ticket answered before its creation, by clocks that disagree, counts as answered.",
    ],
    Cautions = ["A high number at nine in the morning may be a normal night: compare with the same hour."],
});

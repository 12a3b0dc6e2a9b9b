namespace Streaming.Domain.Kpis;

/// <summary>The levels at the end of an interval.</summary>
/// <param name="Backlog">Tickets that are new, open, pending or on hold.</param>
/// <param name="UnansweredOpen">Tickets of the backlog whose first response is still to come.</param>
/// <param name="OpenUntilClosed">Tickets not closed.</param>
public readonly record struct LevelTotals(long Backlog, long UnansweredOpen, long OpenUntilClosed);

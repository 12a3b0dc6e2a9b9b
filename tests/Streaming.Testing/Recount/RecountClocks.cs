namespace Streaming.Testing.Recount;

/// <summary>T10 of one kind of clock: outcomes within an interval, and levels at its ends.</summary>
/// <param name="Met">Clocks stopped in time.</param>
/// <param name="Breached">Clocks that were not.</param>
/// <param name="Running">Clocks that run and are not past due.</param>
/// <param name="AtRisk">Those of them that have passed their first threshold.</param>
/// <param name="BreachedOpen">Clocks past due that still wait.</param>
public sealed record RecountClocks(long Met, long Breached, RecountLevel Running, RecountLevel AtRisk, RecountLevel BreachedOpen);

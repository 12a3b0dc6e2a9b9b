using Streaming.Domain.Sla.Calendars;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Sla.Policies;

/// <summary>One promise of a policy: a clock, and the open time within which it must be stopped.</summary>
/// <param name="Kind">What is measured.</param>
/// <param name="DurationMs">Open time of the calendar until the clock is due, milliseconds, above 0.</param>
/// <param name="Calendar">The hours in which the clock runs.</param>
/// <param name="AtRiskPerMille">
/// The parts of the duration after which a clock is at risk, 1 to 999 thousandths, ascending, each once. May be empty: never at risk.
/// </param>
/// <param name="Objective">How many must be met; <see langword="null"/> where nothing was agreed.</param>
public sealed record SlaTarget(
    ClockKind Kind,
    long DurationMs,
    BusinessCalendar Calendar,
    IReadOnlyList<int> AtRiskPerMille,
    SlaObjective? Objective = null)
{
    /// <summary>The open time after which a clock is at risk by one of the thresholds, milliseconds, rounded up.</summary>
    /// <param name="perMille">The threshold, thousandths of the duration.</param>
    public long AtRiskMs(int perMille) => (DurationMs / 1_000 * perMille) + (((DurationMs % 1_000 * perMille) + 999) / 1_000);
}

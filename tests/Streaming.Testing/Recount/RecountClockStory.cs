namespace Streaming.Testing.Recount;

/// <summary>What became of one SLA clock of a ticket, as of the timer time.</summary>
/// <param name="Clock">The clock's name.</param>
/// <param name="StartMs">When it started, Unix milliseconds.</param>
/// <param name="Policy">The policy that it has in the end.</param>
/// <param name="Version">The place of the policy's version, from 1.</param>
/// <param name="Target">What it promises.</param>
/// <param name="DueMs">When it is or was due, Unix milliseconds; null where it stands, or ended standing, still before that.</param>
/// <param name="RiskAtMs">When its first threshold was or will be passed; null where it was not before it stood still or ended.</param>
/// <param name="State">Running, Met, Breached or Cancelled.</param>
/// <param name="EndMs">When it was stopped or ended; null while it waits.</param>
/// <param name="CountedMs">Open milliseconds that it counted.</param>
/// <param name="Pauses">The spans in which it stood still; the last without an end where it does now.</param>
public sealed record RecountClockStory(
    string Clock,
    long StartMs,
    string Policy,
    int Version,
    RecountTarget Target,
    long? DueMs,
    long? RiskAtMs,
    string State,
    long? EndMs,
    long CountedMs,
    IReadOnlyList<(long FromMs, long? ToMs)> Pauses)
{
    /// <summary>Tells it from the spans in which it counted.</summary>
    internal static RecountClockStory Of(
        string clock,
        long startMs,
        RecountPolicy policy,
        RecountSla sla,
        RecountTarget target,
        (long? LateMs, long? DueMs, long? RiskMs) times,
        string state,
        long? endMs,
        long timerMs,
        IReadOnlyList<(long FromMs, long ToMs)> counted)
    {
        // What waits has counted up to the timer time; what has ended, all of it.
        var countedMs = counted.Sum(span => target.Hours.OpenMs(span.FromMs, endMs is null ? Math.Min(span.ToMs, timerMs) : span.ToMs));
        var pauses = new List<(long FromMs, long? ToMs)>();
        var reachedMs = startMs;
        foreach (var (fromMs, toMs) in counted)
        {
            if (fromMs > reachedMs)
            {
                pauses.Add((reachedMs, fromMs));
            }

            reachedMs = toMs;
        }

        if (reachedMs < (endMs ?? long.MaxValue))
        {
            pauses.Add((reachedMs, endMs));
        }

        var dueMs = times.LateMs ?? times.DueMs ?? (endMs == reachedMs ? target.Hours.After(reachedMs, target.DurationMs - countedMs) : null);
        var version = sla.Versions.ToList().FindIndex(one => one.Policies.Any(other => ReferenceEquals(other, policy))) + 1;
        return new RecountClockStory(clock, startMs, policy.Name, version, target, dueMs, times.RiskMs, state, endMs, countedMs, pauses);
    }
}

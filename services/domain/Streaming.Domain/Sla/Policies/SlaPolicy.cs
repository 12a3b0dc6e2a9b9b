using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Sla.Policies;

/// <summary>What is promised for some tickets.</summary>
/// <param name="Name">The policy's name, which labels what it measures.</param>
/// <param name="Match">The conditions, all of which must hold; none: every ticket.</param>
/// <param name="Targets">What is promised: at most one target for each kind of clock.</param>
public sealed record SlaPolicy(string Name, IReadOnlyList<SlaMatch> Match, IReadOnlyList<SlaTarget> Targets)
{
    /// <summary>
    /// T7: within what time of its creation a ticket that this policy matches must be solved to count as resolved in time, calendar milliseconds, above
    /// 0; <see langword="null"/>: within the delay of tickets whose policy says nothing.
    /// </summary>
    public long? ResolutionDelayMs { get; init; }

    /// <summary>The target for a kind of clock.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns><see langword="null"/> where the policy promises nothing of that kind.</returns>
    public SlaTarget? Target(ClockKind kind)
    {
        for (var i = 0; i < Targets.Count; i++)
        {
            if (Targets[i].Kind == kind)
            {
                return Targets[i];
            }
        }

        return null;
    }

    /// <summary>Whether every ticket that another policy matches is matched by this one, as far as their conditions tell.</summary>
    /// <param name="other">The other policy.</param>
    public bool Covers(SlaPolicy other) => Match.All(mine => other.Match.Any(
        theirs => theirs.Dimension == mine.Dimension && theirs.Values.All(mine.Accepts)));
}

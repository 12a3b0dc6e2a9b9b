using Streaming.Domain.Tickets;

namespace Streaming.Query.Tickets.Lists;

/// <summary>What one ticket adds to one level: the sum of its changes, in the order of their times.</summary>
internal struct LevelTally
{
    private long _leftMs;

    /// <summary>Before the first change.</summary>
    public static LevelTally None { get; } = new() { _leftMs = long.MinValue };

    /// <summary>How often it counts; 1, or 0 where it does not.</summary>
    public long Count { get; private set; }

    /// <summary>The change since which it counts without a break.</summary>
    public Contribution Since { get; private set; }

    /// <summary>Takes in the next change.</summary>
    /// <param name="change">The change.</param>
    public void Add(in Contribution change)
    {
        var before = Count;
        Count += change.Value;
        if (before <= 0 && Count > 0 && _leftMs != change.TimeMs)
        {
            Since = change;
        }
        else if (before > 0 && Count <= 0)
        {
            // Leaving one split for another of the same selection at one instant is no break.
            _leftMs = change.TimeMs;
        }
    }
}

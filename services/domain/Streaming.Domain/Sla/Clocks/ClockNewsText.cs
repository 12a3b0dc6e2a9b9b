using System.Globalization;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>How what was said of a clock is named, the same wherever it is told.</summary>
public static class ClockNewsText
{
    private static readonly string[] Words = ["at-risk", "breached", "retracted", "met"];

    /// <summary>The id of a message about a clock; within a tenant it is never used twice.</summary>
    /// <param name="ticket">The ticket's id.</param>
    /// <param name="clock">The kind of clock.</param>
    /// <param name="cycle">Which one of its kind.</param>
    /// <param name="kind">What became of it.</param>
    /// <param name="revision">The revision of the message.</param>
    public static string IdOf(string ticket, ClockKind clock, int cycle, SlaTransitionKind kind, long revision) =>
        string.Create(CultureInfo.InvariantCulture, $"{ticket}/{clock.Name()}/{cycle}/{Words[(int)kind]}/{revision}");
}

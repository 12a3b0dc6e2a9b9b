namespace Streaming.Domain.Sla.Clocks;

/// <summary>What an SLA clock measures. The numbers are stored: they are never reused.</summary>
public enum ClockKind : byte
{
    /// <summary>Creation to the first human public reply; never pauses.</summary>
    FirstReply = 0,

    /// <summary>The oldest unanswered customer message to a human public reply; once for each such wait.</summary>
    NextReply = 1,

    /// <summary>Each human public reply to the next one.</summary>
    PeriodicUpdate = 2,

    /// <summary>As <see cref="PeriodicUpdate"/>, waiting while the ticket is pending.</summary>
    PausableUpdate = 3,

    /// <summary>Creation to solution, counted while the ticket is new, open or on hold.</summary>
    RequesterWait = 4,

    /// <summary>Creation to solution, counted while the ticket is new or open.</summary>
    AgentWork = 5,

    /// <summary>Creation to solution, counted throughout.</summary>
    TotalResolution = 6,
}

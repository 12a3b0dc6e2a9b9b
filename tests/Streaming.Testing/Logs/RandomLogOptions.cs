namespace Streaming.Testing.Logs;

/// <summary>What a random log looks like. Chances are 0 to 1.</summary>
public sealed record RandomLogOptions
{
    /// <summary>No event comes before this, but for those of skewed clocks; Unix milliseconds; default 2026-03-02T00:00:00Z.</summary>
    public long StartMs { get; init; } = 1_772_409_600_000;

    /// <summary>Tickets start within this much of the start; default 2 d.</summary>
    public TimeSpan StartSpan { get; init; } = TimeSpan.FromDays(2);

    /// <summary>Most tickets; default 8.</summary>
    public int MostTickets { get; init; } = 8;

    /// <summary>Most events of a ticket beside its creation; default 14.</summary>
    public int MostEventsPerTicket { get; init; } = 14;

    /// <summary>Chance that an event repeats an earlier record; default 0.1.</summary>
    public double DuplicateChance { get; init; } = 0.1;

    /// <summary>Chance that an event takes the identity of another with other content; default 0.05.</summary>
    public double ConflictChance { get; init; } = 0.05;

    /// <summary>Chance of a record that is left out (malformed, unknown, expired, future, out of scale), per ticket; default 0.15.</summary>
    public double ExcludedChance { get; init; } = 0.15;

    /// <summary>Chance that an event is one of a survey that may name its customer, beside those of other events; default 0, and then none names one.</summary>
    public double SurveyChance { get; init; }

    /// <summary>Whether the log is shuffled at the end; default true.</summary>
    public bool Shuffled { get; init; } = true;
}

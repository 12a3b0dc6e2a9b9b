using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>What is asked of the incident log.</summary>
public sealed record UciQuery
{
    /// <summary>Start of the interval, included; default: before everything.</summary>
    public DateTime From { get; init; } = DateTime.MinValue;

    /// <summary>End of the interval, excluded; default: after everything.</summary>
    public DateTime To { get; init; } = DateTime.MaxValue;

    /// <summary>Priority, or null for all.</summary>
    public string? Priority { get; init; }

    /// <summary>Category, or null for all.</summary>
    public string? Category { get; init; }

    /// <summary>Contact type, or null for all.</summary>
    public string? Channel { get; init; }

    /// <summary>How far time has passed; default: beyond every delay.</summary>
    public DateTime TimerTime { get; init; } = DateTime.MaxValue;

    /// <summary>T7's delay; default 72 h.</summary>
    public TimeSpan ResolutionDelay { get; init; } = TimeSpan.FromHours(72);

    /// <summary>T9's reopening period, its end included; default 7 d.</summary>
    public TimeSpan ReopenPeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Whether a time lies in the interval.</summary>
    /// <param name="at">The time.</param>
    /// <returns>True when it does.</returns>
    public bool Holds(DateTime at) => at >= From && at < To;

    /// <summary>Whether the values of a row are let through.</summary>
    /// <param name="row">The row.</param>
    /// <returns>True when they are those that were asked for.</returns>
    public bool Lets(UciRow row) =>
        (Priority ?? row.Priority) == row.Priority
        && (Category ?? row.Category) == row.Category
        && (Channel ?? row.Channel) == row.Channel;
}

/// <summary>The numbers of the incident log over one interval and split.</summary>
public sealed record UciNumbers
{
    /// <summary>T1.</summary>
    public required int Created { get; init; }

    /// <summary>T5's sample, seconds, ascending.</summary>
    public required IReadOnlyList<long> FirstResponseSeconds { get; init; }

    /// <summary>Incidents that left New before they were opened, by opening.</summary>
    public required int FirstResponseInvalid { get; init; }

    /// <summary>T9's divisor.</summary>
    public required int FirstResolutions { get; init; }

    /// <summary>T9's numerator.</summary>
    public required int FirstContactResolutions { get; init; }

    /// <summary>Last resolutions.</summary>
    public required int Resolved { get; init; }

    /// <summary>T8's sample, seconds, ascending.</summary>
    public required IReadOnlyList<long> TimeToResolutionSeconds { get; init; }

    /// <summary>Last resolutions before the opening.</summary>
    public required int TimeToResolutionNegative { get; init; }

    /// <summary>Last closings.</summary>
    public required int Closed { get; init; }

    /// <summary>Last closings without a standing solution.</summary>
    public required int ClosedUnresolved { get; init; }

    /// <summary>Reopenings.</summary>
    public required int Reopenings { get; init; }

    /// <summary>T7's divisor.</summary>
    public required int DelayElapsedOrResolved { get; init; }

    /// <summary>Those of them whose delay has elapsed: without any the rate is not shown.</summary>
    public required int DelayElapsed { get; init; }

    /// <summary>T7's numerator.</summary>
    public required int ResolvedInDelay { get; init; }

    /// <summary>Created incidents whose solution stands.</summary>
    public required int EverResolved { get; init; }

    /// <summary>Incidents neither resolved nor closed, at both ends of the interval.</summary>
    public required RecountLevel Backlog { get; init; }

    /// <summary>The value at nearest rank of an ascending sample.</summary>
    /// <param name="ascending">The sample.</param>
    /// <param name="percent">1 to 100.</param>
    /// <returns>The value, or null without a sample.</returns>
    public static long? Percentile(IReadOnlyList<long> ascending, int percent) =>
        ascending.Count == 0 ? null : ascending[((percent * ascending.Count) + 99) / 100 - 1];
}

namespace Streaming.Query.Board.Json;

/// <summary>One SLA clock of a ticket, explained.</summary>
internal sealed record TicketClockJson
{
    /// <summary>What it measures, such as <c>first_reply</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Which one of its kind this is on the ticket, from 0.</summary>
    public required int Cycle { get; init; }

    /// <summary>Name of the policy.</summary>
    public required string Policy { get; init; }

    /// <summary>Version of the policies.</summary>
    public required string Version { get; init; }

    /// <summary>Name of the calendar whose open hours count.</summary>
    public required string Calendar { get; init; }

    /// <summary><c>running</c>, <c>at_risk</c>, <c>breached</c>, <c>met</c> or <c>cancelled</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Open time within which it must be stopped, milliseconds.</summary>
    public required long TargetMs { get; init; }

    /// <summary>Open time that it has counted, milliseconds.</summary>
    public required long CountedMs { get; init; }

    /// <summary>Closed hours while it counted, milliseconds.</summary>
    public required long ClosedMs { get; init; }

    /// <summary>When it started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it is or was due; left out while it stands still before that.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When it was stopped or ended; left out while it waits.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>The thresholds from which on it is at risk, ascending.</summary>
    public required IReadOnlyList<ClockThresholdJson> AtRisk { get; init; }

    /// <summary>The spans in which it stood still.</summary>
    public required IReadOnlyList<ClockPauseJson> Pauses { get; init; }

    /// <summary>The spans in which it counted, with the closed hours in each; left out in lists.</summary>
    public IReadOnlyList<ClockSpanJson>? Spans { get; init; }

    /// <summary>What happened to it; left out in lists.</summary>
    public IReadOnlyList<ClockStepJson>? Steps { get; init; }

    /// <summary>All of this in a few sentences, by language.</summary>
    public required Dictionary<string, string> Text { get; init; }
}

/// <summary>A threshold from which on a clock is at risk.</summary>
/// <param name="PerMille">Thousandths of the target.</param>
/// <param name="At">When it is or was passed; left out while that cannot be known.</param>
internal sealed record ClockThresholdJson(int PerMille, DateTimeOffset? At);

/// <summary>A span in which a clock stood still.</summary>
/// <param name="From">From when.</param>
/// <param name="To">To when; left out while it does.</param>
internal sealed record ClockPauseJson(DateTimeOffset From, DateTimeOffset? To);

/// <summary>A span in which a clock counted.</summary>
/// <param name="From">From when.</param>
/// <param name="To">To when.</param>
/// <param name="OpenMs">Open time in it, milliseconds.</param>
/// <param name="Closed">The closed hours in it; of very long spans the first only.</param>
internal sealed record ClockSpanJson(DateTimeOffset From, DateTimeOffset To, long OpenMs, IReadOnlyList<ClockPauseJson> Closed);

/// <summary>Something that happened to a clock.</summary>
/// <param name="Time">When.</param>
/// <param name="Kind">What: <c>started</c>, <c>paused</c>, <c>resumed</c>, <c>retargeted</c>, <c>stopped</c>, <c>ended</c> or <c>reopened</c>.</param>
/// <param name="Text">One sentence, by language.</param>
internal sealed record ClockStepJson(DateTimeOffset Time, string Kind, Dictionary<string, string> Text);

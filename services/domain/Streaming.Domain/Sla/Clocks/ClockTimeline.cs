using Streaming.Domain.Windows;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>One clock of a ticket, explained: from its facts to its due time, and what became of it.</summary>
public sealed record ClockTimeline
{
    /// <summary>What it waits for.</summary>
    public required ClockKind Kind { get; init; }

    /// <summary>Which one of its kind this is on the ticket, from 0.</summary>
    public required int Cycle { get; init; }

    /// <summary>When it started, Unix milliseconds.</summary>
    public required long StartMs { get; init; }

    /// <summary>Its policy.</summary>
    public required string Policy { get; init; }

    /// <summary>The version of the policies.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>The open time that the policy allows, milliseconds.</summary>
    public required long TargetMs { get; init; }

    /// <summary>The name of the calendar whose open hours count.</summary>
    public required string Calendar { get; init; }

    /// <summary>Open time that it has counted, milliseconds: up to its end, or to the timer time where it waits.</summary>
    public required long CountedMs { get; init; }

    /// <summary>When it is or was due, Unix milliseconds; <see langword="null"/> while it stands still before that, and where it ended so.</summary>
    public long? DueMs { get; init; }

    /// <summary>Where it stands.</summary>
    public required ClockState State { get; init; }

    /// <summary>Whether it runs, and has passed its first at-risk threshold.</summary>
    public bool IsAtRisk { get; init; }

    /// <summary>When it was stopped or ended, Unix milliseconds; <see langword="null"/> while it waits.</summary>
    public long? EndMs { get; init; }

    /// <summary>The at-risk thresholds, thousandths of the target, and when each is or was passed; <see langword="null"/> where it was not passed before the clock stood still or ended.</summary>
    public required IReadOnlyList<(int PerMille, long? AtMs)> AtRisk { get; init; }

    /// <summary>The spans in which it counted, with the open hours in each; what is not open is not counted. Of a clock that stood still more than 256 times on a ticket with settled facts, the latest only.</summary>
    public required IReadOnlyList<ClockSpan> Counted { get; init; }

    /// <summary>The spans in which it stood still between its start, or the first of <see cref="Counted"/>, and its end, Unix milliseconds; without an end where it stands still now.</summary>
    public required IReadOnlyList<(long FromMs, long? ToMs)> Pauses { get; init; }

    /// <summary>Closed time while it counted, milliseconds: what <see cref="CountedMs"/> leaves out.</summary>
    public long ClosedMs => Counted.Sum(static span => span.Interval.EndMs - span.Interval.StartMs - span.OpenMs);

    /// <summary>What happened to it, in order.</summary>
    public required IReadOnlyList<ClockStep> Steps { get; init; }
}

/// <summary>A span in which a clock counted.</summary>
/// <param name="Interval">From when to when, Unix milliseconds.</param>
/// <param name="OpenMs">Open time in it, milliseconds.</param>
/// <param name="Open">The open hours in it; of very long spans the first only.</param>
public sealed record ClockSpan(TimeInterval Interval, long OpenMs, IReadOnlyList<TimeInterval> Open);

/// <summary>Something that happened to a clock.</summary>
/// <param name="TimeMs">When, Unix milliseconds.</param>
/// <param name="Kind">What.</param>
/// <param name="Policy">For a start or a re-target, the policy from then on; empty for none.</param>
/// <param name="PolicyVersion">For a start or a re-target, the version of the policies.</param>
public sealed record ClockStep(long TimeMs, ClockStepKind Kind, string Policy = "", string PolicyVersion = "");

/// <summary>What may happen to a clock.</summary>
public enum ClockStepKind
{
    /// <summary>It started.</summary>
    Started,

    /// <summary>It stands still from then on.</summary>
    Paused,

    /// <summary>It counts again.</summary>
    Resumed,

    /// <summary>An attribute changed that policies look at: the policy was picked anew, and the due time computed from the start.</summary>
    Retargeted,

    /// <summary>What it waits for came.</summary>
    Stopped,

    /// <summary>The ticket was solved or closed without what it waits for.</summary>
    Ended,

    /// <summary>The ticket was reopened, so that it goes on.</summary>
    Reopened,
}

/// <summary>Where a clock stands.</summary>
public enum ClockState
{
    /// <summary>Its outcome is still to come.</summary>
    Running,

    /// <summary>Stopped in time.</summary>
    Met,

    /// <summary>Not stopped by its due time.</summary>
    Breached,

    /// <summary>Ended before its due time without its stop.</summary>
    Cancelled,
}

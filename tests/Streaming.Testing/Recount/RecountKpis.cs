namespace Streaming.Testing.Recount;

/// <summary>Every KPI of one group over one interval. Ratios run from 0 to 1 (flow may pass 1) and are null without a divisor.</summary>
public sealed record RecountKpis
{
    /// <summary>T1.</summary>
    public required long TicketsCreated { get; init; }

    /// <summary>T4: tickets by their category of now, <c>unknown</c> included.</summary>
    public required IReadOnlyDictionary<string, long> TicketsByCategory { get; init; }

    /// <summary>T5.</summary>
    public required RecountDurations FirstResponse { get; init; }

    /// <summary>Customer-opened tickets replied to before their creation.</summary>
    public required long FirstResponseInvalid { get; init; }

    /// <summary>Tickets in the backlog that wait for their first reply.</summary>
    public required RecountLevel UnansweredOpen { get; init; }

    /// <summary><c>frt_literal</c>: sum of T5 / T1, milliseconds; null without a first reply.</summary>
    public required double? FirstResponseLiteralMs { get; init; }

    /// <summary>T6.</summary>
    public required RecountDurations ReplyGaps { get; init; }

    /// <summary>T7's divisor.</summary>
    public required long DelayElapsedOrResolved { get; init; }

    /// <summary>T7's numerator.</summary>
    public required long ResolvedInDelay { get; init; }

    /// <summary>Created tickets whose solution stands.</summary>
    public required long EverResolved { get; init; }

    /// <summary>T7, cohort; null while the delays of all tickets run.</summary>
    public required double? ResolutionRate { get; init; }

    /// <summary>T7, flow: resolved / created.</summary>
    public required double? ResolutionRateFlow { get; init; }

    /// <summary><c>resolution_rate_ever</c>.</summary>
    public required double? ResolutionRateEver { get; init; }

    /// <summary>Last resolutions.</summary>
    public required long Resolved { get; init; }

    /// <summary>T8.</summary>
    public required RecountDurations TimeToResolution { get; init; }

    /// <summary>Last resolutions before their creation, left out of T8.</summary>
    public required long TimeToResolutionNegative { get; init; }

    /// <summary>T9's divisor.</summary>
    public required long FirstResolutions { get; init; }

    /// <summary>T9's numerator.</summary>
    public required long FirstContactResolutions { get; init; }

    /// <summary>T9.</summary>
    public required double? FirstContactRate { get; init; }

    /// <summary>T11's divisor.</summary>
    public required long Calls { get; init; }

    /// <summary>Total talk time, milliseconds.</summary>
    public required long TalkMs { get; init; }

    /// <summary>Total hold time, milliseconds.</summary>
    public required long HoldMs { get; init; }

    /// <summary>Total after-call time, milliseconds.</summary>
    public required long AfterCallMs { get; init; }

    /// <summary>T11, milliseconds; null without calls.</summary>
    public required double? HandleTimeMs { get; init; }

    /// <summary>Tickets new, open, pending or on hold.</summary>
    public required RecountLevel Backlog { get; init; }

    /// <summary>Tickets not closed.</summary>
    public required RecountLevel OpenUntilClosed { get; init; }

    /// <summary>Reopenings.</summary>
    public required long Reopenings { get; init; }

    /// <summary>Last closings.</summary>
    public required long Closed { get; init; }

    /// <summary>Last closings without a standing solution.</summary>
    public required long ClosedUnresolved { get; init; }

    /// <summary>V1.</summary>
    public required RecountNps Nps { get; init; }

    /// <summary>V2.</summary>
    public required RecountCsat Csat { get; init; }

    /// <summary>V3.</summary>
    public required RecountCes Ces { get; init; }

    /// <summary>T5 in open hours.</summary>
    public required RecountDurations FirstResponseBusiness { get; init; }

    /// <summary>T8 in open hours.</summary>
    public required RecountDurations TimeToResolutionBusiness { get; init; }

    /// <summary>T8 without the time spent pending.</summary>
    public required RecountDurations TimeToResolutionActive { get; init; }

    /// <summary>I4.</summary>
    public required RecountDurations WaitTime { get; init; }

    /// <summary>I2.</summary>
    public required long MessagesSent { get; init; }

    /// <summary>T10 by the clock's name; clocks without any contribution are left out.</summary>
    public required IReadOnlyDictionary<string, RecountClocks> Clocks { get; init; }

    /// <summary>Durations left out because they were too long.</summary>
    public required long DurationsTooLong { get; init; }
}

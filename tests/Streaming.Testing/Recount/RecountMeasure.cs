namespace Streaming.Testing.Recount;

/// <summary>What a contribution adds to. The value is 1 unless said.</summary>
public enum RecountMeasure
{
    /// <summary>T1; pane and split: creation.</summary>
    TicketsCreated,

    /// <summary>T4; pane: creation; split: creation, but the category of now.</summary>
    TicketsByCategory,

    /// <summary>T5, milliseconds; pane and split: the first reply.</summary>
    FirstResponse,

    /// <summary>A customer's ticket whose first reply stands before its creation; pane and split: creation.</summary>
    FirstResponseInvalid,

    /// <summary>T6, milliseconds; pane and split: the reply that closes the gap.</summary>
    ReplyGap,

    /// <summary>T7's divisor: delay elapsed or a solution stands; pane and split: creation.</summary>
    DelayElapsedOrResolved,

    /// <summary>T7's numerator: a solution stands at creation + delay; pane and split: creation.</summary>
    ResolvedInDelay,

    /// <summary>A solution stands at the end of the log; pane and split: creation.</summary>
    EverResolved,

    /// <summary>T8's tickets; pane and split: last resolution.</summary>
    Resolved,

    /// <summary>T8, milliseconds, negative ones left out; pane and split: last resolution.</summary>
    TimeToResolution,

    /// <summary>A last resolution before the creation; pane and split: last resolution.</summary>
    TimeToResolutionNegative,

    /// <summary>T9's divisor; pane and split: first resolution.</summary>
    FirstResolutions,

    /// <summary>T9's numerator; pane and split: first resolution.</summary>
    FirstContactResolutions,

    /// <summary>Last closing; pane and split: the closing.</summary>
    Closed,

    /// <summary>Last closing without a standing solution; pane and split: the closing.</summary>
    ClosedUnresolved,

    /// <summary>Reopening; pane and split: the reopening.</summary>
    Reopenings,

    /// <summary>Change of the number of tickets new, open, pending or on hold: 1 or -1.</summary>
    BacklogChange,

    /// <summary>Change of the number of tickets in the backlog that wait for their first reply: 1 or -1.</summary>
    UnansweredOpenChange,

    /// <summary>Change of the number of tickets not closed: 1 or -1.</summary>
    OpenUntilClosedChange,

    /// <summary>T11's divisor; pane: the call.</summary>
    Calls,

    /// <summary>Talk time of a call, milliseconds.</summary>
    CallTalk,

    /// <summary>Hold time of a call, milliseconds.</summary>
    CallHold,

    /// <summary>After-call time of a call, milliseconds.</summary>
    CallAfterCall,

    /// <summary>V1, V2, V3: the newest version of an answer, its score as value; pane: first answered.</summary>
    SurveyAnswers,

    /// <summary>T10: a clock that was stopped in time; pane: the stop.</summary>
    SlaMet,

    /// <summary>T10: a clock that was not; pane: its due time.</summary>
    SlaBreached,

    /// <summary>Change of the number of clocks that run: 1 or -1.</summary>
    SlaRunningChange,

    /// <summary>Change of the number of clocks at risk: 1 or -1.</summary>
    SlaAtRiskChange,

    /// <summary>Change of the number of breached clocks that still wait: 1 or -1.</summary>
    SlaBreachedOpenChange,

    /// <summary>T5 in open hours, milliseconds; pane and split: the first reply.</summary>
    FirstResponseBusiness,

    /// <summary>T8 in open hours, milliseconds; pane and split: last resolution.</summary>
    TimeToResolutionBusiness,

    /// <summary>T8 without the time spent pending, milliseconds; pane and split: last resolution.</summary>
    TimeToResolutionActive,

    /// <summary>T2; pane: creation; split: the customer of the creation.</summary>
    TicketsOfCustomer,

    /// <summary>I2: each public message of a representative; pane and split: the message.</summary>
    MessagesSent,

    /// <summary>I4, milliseconds: time new, open or on hold until the last resolution; pane and split: that resolution.</summary>
    WaitTime,

    /// <summary>V5: as <see cref="SurveyAnswers"/>, where representatives were asked; pane: first answered.</summary>
    StaffAnswers,

    /// <summary>A duration that was too long and left out; pane and split: as the measure that it is missing from.</summary>
    DurationTooLong,
}

/// <summary>What one fact adds.</summary>
/// <param name="Measure">What it adds to.</param>
/// <param name="TimeMs">Event time that decides the pane, Unix milliseconds.</param>
/// <param name="Split">The values that it is split by.</param>
/// <param name="Value">What is added, in the measure's unit.</param>
/// <param name="Answer">Kind and scale of a survey answer, else null.</param>
public sealed record RecountContribution(
    RecountMeasure Measure, long TimeMs, RecountSplit Split, long Value, RecountAnswer? Answer = null)
{
    /// <summary>The clock's name, for the measures of SLA clocks; else null.</summary>
    public string? Clock { get; init; }

    /// <summary>The policy's name, for the measures of SLA clocks; else null.</summary>
    public string? Policy { get; init; }

    /// <summary>Of an answer to a survey: the customer who gave it, null when not known; else null.</summary>
    public string? Respondent { get; init; }

    /// <summary>Of an answer to a survey: its response, and the ticket that it names or empty; else null.</summary>
    public (string Id, string Ticket)? Response { get; init; }
}

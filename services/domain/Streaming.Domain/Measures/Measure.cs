using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Measures;

/// <summary>
/// The measures of tickets and calls: what they add up, and at which time (the pane's). A sketch measure keeps count, sum and
/// distribution of durations in milliseconds; the others keep one number. Source: the table in the semantics, section 3.
/// </summary>
public static partial class Measure
{
    /// <summary>T1: tickets, at creation.</summary>
    public static readonly MeasureId TicketsCreated = new(0);

    /// <summary>T4: tickets by the category of now, at creation.</summary>
    public static readonly MeasureId TicketsByCategory = new(1);

    /// <summary>T5 (sketch): creation to first human public reply, at the reply.</summary>
    public static readonly MeasureId FirstResponse = new(2);

    /// <summary>Customer-opened tickets with a human public reply before their creation, at creation.</summary>
    public static readonly MeasureId FirstResponseInvalid = new(3);

    /// <summary>T6 (sketch): first unanswered customer message to the reply, at the reply.</summary>
    public static readonly MeasureId ReplyGap = new(4);

    /// <summary>T7's base: tickets whose delay has elapsed or whose solution stands, at creation.</summary>
    public static readonly MeasureId ResolutionJudged = new(5);

    /// <summary>T7: tickets resolved within the delay, at creation.</summary>
    public static readonly MeasureId ResolvedInDelay = new(6);

    /// <summary>Tickets with a solution that stands, whenever it came, at creation.</summary>
    public static readonly MeasureId EverResolved = new(7);

    /// <summary>Tickets resolved, at their last resolution.</summary>
    public static readonly MeasureId Resolved = new(8);

    /// <summary>T8 (sketch): creation to last resolution, at that resolution.</summary>
    public static readonly MeasureId TimeToResolution = new(9);

    /// <summary>Tickets resolved before their creation, which have no time to resolution, at the resolution.</summary>
    public static readonly MeasureId TimeToResolutionInvalid = new(10);

    /// <summary>T9's base: first resolutions, at that resolution.</summary>
    public static readonly MeasureId FirstResolutions = new(11);

    /// <summary>T9: first resolutions after exactly one contact and one human reply, not reopened in time, at that resolution.</summary>
    public static readonly MeasureId FirstContactResolutions = new(12);

    /// <summary>Tickets closed, at their last closing.</summary>
    public static readonly MeasureId Closed = new(13);

    /// <summary>Tickets closed while no solution stood, at their last closing.</summary>
    public static readonly MeasureId ClosedUnresolved = new(14);

    /// <summary>Changes from solved or closed to another status, at the change.</summary>
    public static readonly MeasureId Reopenings = new(15);

    /// <summary>Level: tickets that are new, open, pending or on hold, at each change.</summary>
    public static readonly MeasureId Backlog = new(16);

    /// <summary>Level: tickets of the backlog whose first response is still to come, at each change.</summary>
    public static readonly MeasureId UnansweredOpen = new(17);

    /// <summary>Level: tickets not closed, at each change.</summary>
    public static readonly MeasureId OpenUntilClosed = new(18);

    /// <summary>T11 (sketch): talk, hold and after-call work together, at the call.</summary>
    public static readonly MeasureId HandleTime = new(19);

    /// <summary>Sum of talk time of calls, milliseconds.</summary>
    public static readonly MeasureId TalkTime = new(20);

    /// <summary>Sum of hold time of calls, milliseconds.</summary>
    public static readonly MeasureId HoldTime = new(21);

    /// <summary>Sum of after-call work, milliseconds.</summary>
    public static readonly MeasureId AfterCallTime = new(22);

    /// <summary>T5 (sketch): open hours from creation to first human public reply, at the reply.</summary>
    public static readonly MeasureId FirstResponseBusiness = new(58);

    /// <summary>T8 (sketch): open hours from creation to last resolution, at that resolution.</summary>
    public static readonly MeasureId TimeToResolutionBusiness = new(59);

    /// <summary>T8 (sketch): creation to last resolution without the time spent pending, at that resolution.</summary>
    public static readonly MeasureId TimeToResolutionActive = new(60);

    private const int FirstSla = 23;
    private const int FirstSlaLevel = 37;
    private const int LastSla = 57;

    /// <summary>T10: clocks of one kind that stopped in time, at the stop.</summary>
    /// <param name="kind">The kind of clock.</param>
    public static MeasureId SlaMet(ClockKind kind) => new(FirstSla + (int)kind);

    /// <summary>T10: clocks of one kind that did not, at their due time.</summary>
    /// <param name="kind">The kind of clock.</param>
    public static MeasureId SlaBreached(ClockKind kind) => new(30 + (int)kind);

    /// <summary>Level: clocks of one kind whose outcome is still to come, at each change.</summary>
    /// <param name="kind">The kind of clock.</param>
    public static MeasureId SlaRunning(ClockKind kind) => new(FirstSlaLevel + (int)kind);

    /// <summary>Level: those of <see cref="SlaRunning"/> that have passed their first at-risk threshold, at each change.</summary>
    /// <param name="kind">The kind of clock.</param>
    public static MeasureId SlaAtRisk(ClockKind kind) => new(44 + (int)kind);

    /// <summary>Level: clocks of one kind that are past due and still wait for their stop, at each change.</summary>
    /// <param name="kind">The kind of clock.</param>
    public static MeasureId SlaBreachedOpen(ClockKind kind) => new(51 + (int)kind);

    /// <summary>Whether a measure is one of SLA clocks, which are also kept by policy.</summary>
    /// <param name="id">The measure.</param>
    public static bool IsSla(MeasureId id) => id.Value is >= FirstSla and <= LastSla;

    /// <summary>The kind of clock that a measure of SLA clocks counts.</summary>
    /// <param name="id">The measure.</param>
    public static ClockKind ClockOf(MeasureId id) => (ClockKind)((id.Value - FirstSla) % ClockKinds.Count);

    /// <summary>Whether a measure is a level: a running sum of deltas.</summary>
    /// <param name="id">The measure.</param>
    public static bool IsLevel(MeasureId id) => id.Value is (>= 16 and <= 18) or (>= FirstSlaLevel and <= LastSla)
        or (>= FirstCustomerLevel and <= LastCustomerLevel) || id.IsStanding;

    /// <summary>Whether a measure keeps count, sum and distribution of durations.</summary>
    /// <param name="id">The measure.</param>
    public static bool IsSketch(MeasureId id) => id.Value is 2 or 4 or 9 or 19 or 58 or 59 or 60 or 140;
}

using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>
/// One thing that is known of a ticket: an event, with its names as numbers. A ticket's state is the set of its facts; everything else
/// follows from them.
/// </summary>
internal struct Fact
{
    // What most facts have comes first, and what only some kinds have shares places: a shard at full speed has thousands of them laid out.
    public long TimeMs;
    public long Sequence;
    public EventKind Kind;
    public IdentityKey IdentityKey;
    public EventFields Fields;
    public bool OpenedByStaff;
    public TicketStatus Status;
    public Author Author;
    public bool IsPublic;
    public DeleteReason DeleteReason;
    public SurveyKind SurveyKind;
    public bool AudienceIsAgent;
    public byte ScaleMin;
    public byte ScaleMax;
    public CostKind CostKind;
    public bool IsResolved;

    /// <summary>Survey: there was a comment, which is no longer kept.</summary>
    public bool IsCommentForgotten;

    public NameId Source;

    /// <summary>Creation and survey: the customer, where customers are kept apart.</summary>
    public NameId Customer;

    /// <summary>Where the identity's bytes lie in the workspace.</summary>
    public TextRef Identity;

    public Attribution Values;

    public NameId Segment;

    /// <summary>Self-service: the topic. Health: the component. Money: the currency.</summary>
    public NameId Detail;

    public int Value;
    public long Revision;

    /// <summary>Survey: where the comment lies in the workspace; absent where there is none, or none any more.</summary>
    public TextRef Comment;

    private long _first;
    private long _second;
    private long _third;

    /// <summary>Call: milliseconds talked; 0 of any other kind.</summary>
    public readonly long TalkMs => IsCall ? _first : 0;

    /// <summary>Call: milliseconds on hold; 0 of any other kind.</summary>
    public readonly long HoldMs => IsCall ? _second : 0;

    /// <summary>Call: milliseconds of work after it; 0 of any other kind.</summary>
    public readonly long AfterCallMs => IsCall ? _third : 0;

    /// <summary>What was counted, measured, incurred or earned, or the number of a telling; 0 of a call.</summary>
    public readonly long Amount => IsCall ? 0 : _first;

    /// <summary>Money: the start of its period, Unix milliseconds; 0 of a call.</summary>
    public readonly long FromMs => IsCall ? 0 : _second;

    /// <summary>Money: the end of its period, Unix milliseconds; 0 of a call.</summary>
    public readonly long ToMs => IsCall ? 0 : _third;

    /// <summary>A message that a customer can see, written by a human representative: what answers a ticket.</summary>
    public readonly bool IsReply => Kind == EventKind.Message && Author == Author.Human && IsPublic;

    /// <summary>Whether it is a call, which has durations where other kinds have an amount and a period.</summary>
    private readonly bool IsCall => Kind == EventKind.CallHandled;

    /// <summary>Whether the shard of a ticket told it to that of its customer.</summary>
    public readonly bool IsJoin => Kind is >= EventKind.TicketOpened and <= EventKind.AnswerTakenBack;

    /// <summary>Whether it is about an answer to a survey that the shard of its response told to that of its customer.</summary>
    public readonly bool IsOfAnswer => Kind is EventKind.AnswerTold or EventKind.AnswerTakenBack;

    /// <summary>
    /// Of a join, its number in the order of telling. Of an answer it is no sequence, for answers of one instant are in the order of their ids, and not in
    /// that of telling.
    /// </summary>
    public readonly long Telling => IsOfAnswer ? Amount : Sequence;

    /// <summary>The place of the kind among facts of the same time and sequence; statuses in life-cycle order.</summary>
    public readonly int Rank => Kind switch
    {
        EventKind.TicketCreated => 0,
        EventKind.AttributesChanged or EventKind.Assigned => 1,
        EventKind.Message => 2 + (int)Author,
        EventKind.StatusChanged => 5 + (int)Status,
        EventKind.CallHandled => 12,
        EventKind.SurveySent or EventKind.SurveyAnswered or EventKind.SurveyRevised or EventKind.SurveyWithdrawn => 13,
        EventKind.Merged => 14,
        EventKind.Deleted => 15,

        // Of customers: whoever joins, buys, uses and leaves within one instant did so in this order.
        EventKind.CustomerJoined or EventKind.AgentJoined => 16,
        EventKind.CustomerLeft or EventKind.AgentLeft => 30,
        _ => 17 + ((int)Kind - (int)EventKind.RenewalDue),
    };

    /// <summary>Sets what a call has of its own.</summary>
    /// <param name="talkMs">Milliseconds talked.</param>
    /// <param name="holdMs">Milliseconds on hold.</param>
    /// <param name="afterCallMs">Milliseconds of work after it.</param>
    public void SetCall(long talkMs, long holdMs, long afterCallMs) => (_first, _second, _third) = (talkMs, holdMs, afterCallMs);

    /// <summary>Sets what any other kind has of its own.</summary>
    /// <param name="amount">See <see cref="Amount"/>.</param>
    /// <param name="fromMs">See <see cref="FromMs"/>.</param>
    /// <param name="toMs">See <see cref="ToMs"/>.</param>
    public void SetAmount(long amount, long fromMs = 0, long toMs = 0) => (_first, _second, _third) = (amount, fromMs, toMs);
}

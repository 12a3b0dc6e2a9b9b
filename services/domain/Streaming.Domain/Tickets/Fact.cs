using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>
/// One thing that is known of a ticket: an event, with its names as numbers. A ticket's state is the set of its facts; everything else
/// follows from them.
/// </summary>
internal struct Fact
{
    public long TimeMs;
    public long Sequence;
    public EventKind Kind;
    public IdentityKey IdentityKey;
    public NameId Source;

    /// <summary>Where the identity's bytes lie in the workspace.</summary>
    public TextRef Identity;

    public EventFields Fields;

    /// <summary>Creation and survey: the customer, where customers are kept apart.</summary>
    public NameId Customer;

    public Attribution Values;

    public bool OpenedByStaff;
    public TicketStatus Status;
    public Author Author;
    public bool IsPublic;
    public DeleteReason DeleteReason;

    public long TalkMs;
    public long HoldMs;
    public long AfterCallMs;

    public SurveyKind SurveyKind;
    public bool AudienceIsAgent;
    public int ScaleMin;
    public int ScaleMax;
    public int Value;
    public int Revision;

    /// <summary>Survey: where the comment lies in the workspace; absent where there is none, or none any more.</summary>
    public TextRef Comment;

    /// <summary>Survey: there was a comment, which is no longer kept.</summary>
    public bool IsCommentForgotten;

    public NameId Segment;

    /// <summary>Self-service: the topic. Health: the component. Money: the currency.</summary>
    public NameId Detail;

    public long Amount;
    public long FromMs;
    public long ToMs;
    public CostKind CostKind;
    public bool IsResolved;

    /// <summary>A message that a customer can see, written by a human representative: what answers a ticket.</summary>
    public readonly bool IsReply => Kind == EventKind.Message && Author == Author.Human && IsPublic;

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
}

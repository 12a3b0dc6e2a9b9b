namespace Streaming.Domain.Events;

/// <summary>
/// One valid event, as a flat value: what the decoder fills and the engine reads. Text lies in the <see cref="EventBatch"/> that
/// holds the event. Fields that a kind does not use keep their defaults.
/// </summary>
public struct SupportEvent
{
    /// <summary>The value of <see cref="Sequence"/> when the event has none that is an integer; it sorts first.</summary>
    public const long NoSequence = long.MinValue;

    /// <summary>What happened.</summary>
    public EventKind Kind;

    /// <summary>What the event is about.</summary>
    public SubjectKind SubjectKind;

    /// <summary>Event time, Unix milliseconds (floored).</summary>
    public long TimeMs;

    /// <summary>The Kafka record's timestamp, Unix milliseconds.</summary>
    public long RecordTimeMs;

    /// <summary>The CloudEvents <c>sequence</c> as an integer, or <see cref="NoSequence"/>.</summary>
    public long Sequence;

    /// <summary>The partition that the record came from.</summary>
    public int Partition;

    /// <summary>The record's offset in its partition.</summary>
    public long Offset;

    /// <summary>Which of the group's topics the record came from, by its place in the group's list.</summary>
    public int Topic;

    /// <summary>The tenant; absent means <c>default</c>.</summary>
    public TextRef Tenant;

    /// <summary>The CloudEvents <c>source</c>.</summary>
    public TextRef Source;

    /// <summary>
    /// Id of what <see cref="SubjectKind"/> says: ticket, response, call, customer, session, agent; for a cost or revenue the event's id;
    /// for a count of the base its segment, absent where all customers were counted.
    /// </summary>
    public TextRef Subject;

    /// <summary>
    /// The key value of the event's identity: <c>messageId</c> or <c>callId</c> where the event has one, <c>responseId</c> for surveys,
    /// else the CloudEvents <c>id</c>.
    /// </summary>
    public TextRef Identity;

    /// <summary>Which key <see cref="Identity"/> is.</summary>
    public IdentityKey IdentityKey;

    /// <summary>Which optional fields the event carries.</summary>
    public EventFields Fields;

    /// <summary>The team; absent together with <see cref="EventFields.Team"/> means taken away.</summary>
    public TextRef Team;

    /// <summary>The agent; absent together with <see cref="EventFields.Agent"/> means taken away.</summary>
    public TextRef Agent;

    /// <summary>The channel.</summary>
    public TextRef Channel;

    /// <summary>The category.</summary>
    public TextRef Category;

    /// <summary>The priority.</summary>
    public TextRef Priority;

    /// <summary>The product.</summary>
    public TextRef Product;

    /// <summary>The customer.</summary>
    public TextRef Customer;

    /// <summary>The segment of customers.</summary>
    public TextRef Segment;

    /// <summary>Self-service: what help was looked for. Health: the component. Cost and revenue: the currency.</summary>
    public TextRef Detail;

    /// <summary>
    /// Cost and revenue: minor units of the currency. Base counted: customers. Health: the score in thousandths, 0 to 100,000.
    /// </summary>
    public long Amount;

    /// <summary>Cost and revenue: start of the period, Unix milliseconds.</summary>
    public long FromMs;

    /// <summary>Cost and revenue: end of the period, Unix milliseconds; later than <see cref="FromMs"/>.</summary>
    public long ToMs;

    /// <summary>Cost: what the money was spent on.</summary>
    public CostKind CostKind;

    /// <summary>Self-service: whether it solved what was looked for.</summary>
    public bool IsResolved;

    /// <summary>Created: opened by staff for the customer.</summary>
    public bool OpenedByStaff;

    /// <summary>Created and status changed: the status.</summary>
    public TicketStatus Status;

    /// <summary>Message: who wrote it.</summary>
    public Author Author;

    /// <summary>Message: whether the customer can see it.</summary>
    public bool IsPublic;

    /// <summary>Deleted: why.</summary>
    public DeleteReason DeleteReason;

    /// <summary>Call: time talked, milliseconds.</summary>
    public long TalkMs;

    /// <summary>Call: time on hold, milliseconds.</summary>
    public long HoldMs;

    /// <summary>Call: work after the call, milliseconds.</summary>
    public long AfterCallMs;

    /// <summary>Survey: what it asks.</summary>
    public SurveyKind SurveyKind;

    /// <summary>Survey: asked of an agent, not of a customer; never mixed with customers' answers.</summary>
    public bool AudienceIsAgent;

    /// <summary>Survey: lowest value of the scale.</summary>
    public int ScaleMin;

    /// <summary>Survey: highest value of the scale.</summary>
    public int ScaleMax;

    /// <summary>Survey: the answer, within the scale.</summary>
    public int Value;

    /// <summary>Call and survey: the revision, 0 for a first version.</summary>
    public long Revision;

    /// <summary>Survey: what was written beside the answer.</summary>
    public TextRef Comment;
}

/// <summary>Which key an event's identity is built on. The numbers are stored: they are never reused.</summary>
public enum IdentityKey : byte
{
    /// <summary>The CloudEvents <c>id</c>.</summary>
    EventId = 0,

    /// <summary>The payload's <c>messageId</c>.</summary>
    MessageId = 1,

    /// <summary>The payload's <c>callId</c>.</summary>
    CallId = 2,

    /// <summary>The payload's <c>responseId</c>, with event kind and revision.</summary>
    ResponseId = 3,
}

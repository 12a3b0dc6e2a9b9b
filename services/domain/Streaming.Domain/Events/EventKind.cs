namespace Streaming.Domain.Events;

/// <summary>What an event says happened. The numbers are stored with ticket states: they are never reused.</summary>
public enum EventKind : byte
{
    /// <summary>No event: the value of an unused entry.</summary>
    None = 0,

    /// <summary>A ticket was created.</summary>
    TicketCreated = 1,

    /// <summary>Attributes of a ticket changed: category, priority, channel, product or customer.</summary>
    AttributesChanged = 2,

    /// <summary>A ticket was given to, or taken from, a team or an agent.</summary>
    Assigned = 3,

    /// <summary>A message was written on a ticket.</summary>
    Message = 4,

    /// <summary>A ticket's status changed.</summary>
    StatusChanged = 5,

    /// <summary>A ticket was merged into another one.</summary>
    Merged = 6,

    /// <summary>A ticket was deleted.</summary>
    Deleted = 7,

    /// <summary>A call was handled.</summary>
    CallHandled = 8,

    /// <summary>A survey was sent.</summary>
    SurveySent = 9,

    /// <summary>A survey was answered.</summary>
    SurveyAnswered = 10,

    /// <summary>A survey's answer was revised.</summary>
    SurveyRevised = 11,

    /// <summary>A survey's answer was withdrawn, for good.</summary>
    SurveyWithdrawn = 12,

    /// <summary>A customer joined.</summary>
    CustomerJoined = 13,

    /// <summary>A customer left.</summary>
    CustomerLeft = 14,

    /// <summary>A customer's renewal fell due.</summary>
    RenewalDue = 15,

    /// <summary>A customer renewed.</summary>
    Renewed = 16,

    /// <summary>The customers of a segment, or all of them, were counted.</summary>
    BaseCounted = 17,

    /// <summary>A customer bought a product.</summary>
    ProductPurchased = 18,

    /// <summary>A customer really used a product for the first time.</summary>
    ProductFirstUsed = 19,

    /// <summary>A customer used a product.</summary>
    ProductUsed = 20,

    /// <summary>A component of a customer's health was measured.</summary>
    HealthMeasured = 21,

    /// <summary>Somebody looked for help without a representative.</summary>
    SelfServiceSession = 22,

    /// <summary>A cost of a period is known.</summary>
    CostIncurred = 23,

    /// <summary>A revenue of a period is known.</summary>
    RevenueEarned = 24,

    /// <summary>A representative joined.</summary>
    AgentJoined = 25,

    /// <summary>A representative left.</summary>
    AgentLeft = 26,

    /// <summary>A representative booked a demonstration.</summary>
    DemoBooked = 27,

    /// <summary>A ticket stands open for a customer; told by the shard that has the ticket, not by a producer.</summary>
    TicketOpened = 28,

    /// <summary>A ticket that was told to be a customer's is none of theirs, or void.</summary>
    TicketVoided = 29,

    /// <summary>An answer to a survey stands as a customer's; told by the shard that has the response, not by a producer.</summary>
    AnswerTold = 30,

    /// <summary>An answer that was told to be a customer's is none of theirs, or withdrawn.</summary>
    AnswerTakenBack = 31,
}

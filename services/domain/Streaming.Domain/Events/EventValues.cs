namespace Streaming.Domain.Events;

/// <summary>What an event is about, and so which state it meets.</summary>
public enum SubjectKind : byte
{
    /// <summary>A ticket, with the calls and surveys that name it.</summary>
    Ticket = 0,

    /// <summary>A survey response that names no ticket.</summary>
    Response = 1,

    /// <summary>A call that names no ticket.</summary>
    Call = 2,

    /// <summary>A customer: lifecycle, use of products, health, self-service.</summary>
    Customer = 3,

    /// <summary>The customer base, or a segment of it, as it was counted.</summary>
    CustomerBase = 4,

    /// <summary>A self-service session of somebody unknown.</summary>
    Session = 5,

    /// <summary>One cost or revenue.</summary>
    LedgerEntry = 6,

    /// <summary>A representative: joining, leaving, demonstrations.</summary>
    Agent = 7,
}

/// <summary>Who wrote a message.</summary>
public enum Author : byte
{
    /// <summary>The customer.</summary>
    Customer = 0,

    /// <summary>A human representative.</summary>
    Human = 1,

    /// <summary>A program: an automatic acknowledgement, a robot.</summary>
    Automated = 2,
}

/// <summary>A ticket's status, in life-cycle order. The numbers are stored: they are never reused.</summary>
public enum TicketStatus : byte
{
    /// <summary>Nobody has worked on it yet.</summary>
    New = 0,

    /// <summary>Being worked on.</summary>
    Open = 1,

    /// <summary>Waiting on the customer.</summary>
    Pending = 2,

    /// <summary>Waiting on somebody else.</summary>
    OnHold = 3,

    /// <summary>Solved; may be reopened.</summary>
    Solved = 4,

    /// <summary>Closed.</summary>
    Closed = 5,

    /// <summary>Only in events: means <see cref="Open"/>, and stands last among the statuses of one instant.</summary>
    Reopened = 6,
}

/// <summary>Why a ticket was deleted.</summary>
public enum DeleteReason : byte
{
    /// <summary>Any reason not named below.</summary>
    Other = 0,

    /// <summary>Spam: the ticket is voided.</summary>
    Spam = 1,

    /// <summary>A test: the ticket is voided.</summary>
    Test = 2,

    /// <summary>A duplicate: the ticket is voided.</summary>
    Duplicate = 3,

    /// <summary>Personal data is to be erased; the past stays.</summary>
    Erasure = 4,
}

/// <summary>What a survey asks.</summary>
public enum SurveyKind : byte
{
    /// <summary>Customer satisfaction.</summary>
    Csat = 0,

    /// <summary>Net promoter: would you recommend us.</summary>
    Nps = 1,

    /// <summary>Customer effort, higher is easier.</summary>
    Ces = 2,
}

/// <summary>What money was spent on. The numbers are stored: they are never reused.</summary>
public enum CostKind : byte
{
    /// <summary>Winning customers.</summary>
    Acquisition = 0,

    /// <summary>Serving customers.</summary>
    Service = 1,

    /// <summary>Keeping customers.</summary>
    Retention = 2,
}

/// <summary>The fields that an event carries, where leaving a field out differs from setting it to null.</summary>
[Flags]
public enum EventFields : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>The team, null included.</summary>
    Team = 1,

    /// <summary>The agent, null included.</summary>
    Agent = 2,

    /// <summary>The channel.</summary>
    Channel = 4,

    /// <summary>The category.</summary>
    Category = 8,

    /// <summary>The priority.</summary>
    Priority = 16,

    /// <summary>The product.</summary>
    Product = 32,

    /// <summary>The customer.</summary>
    Customer = 64,

    /// <summary>The segment of customers.</summary>
    Segment = 128,

    /// <summary>The customer is kept with the fact: only in facts, never of an event.</summary>
    KeptCustomer = 256,
}

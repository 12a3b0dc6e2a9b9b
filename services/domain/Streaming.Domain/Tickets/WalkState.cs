using Streaming.Domain.Events;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>What is known of a ticket after some of its facts, in fact order: all that later facts depend on.</summary>
internal struct WalkState
{
    public bool IsCreated;
    public long CreatedMs;
    public bool OpenedByStaff;
    public Attribution Creation;
    public Attribution Now;
    public TicketStatus Status;
    public bool HasStatus;
    public bool IsVoided;

    /// <summary>Personal data of the ticket is not to be kept, whatever comes later.</summary>
    public bool IsErased;

    public long LastFactMs;

    public bool HasReply;
    public bool HasEnded;
    public bool HasCustomerMessage;
    public long FirstCustomerMessageMs;
    public bool HasReplyToCustomer;
    public bool IsReplyToCustomerInTime;
    public long ReplyToCustomerMs;
    public Attribution ReplyToCustomer;
    public bool IsFirstResponseDue;
    public bool IsFirstResponseGiven;
    public long FirstResponseStartMs;

    public bool IsGapOpen;
    public long GapStartMs;

    public int FurtherContacts;
    public int Replies;
    public bool LastWasReply;
    public NameId LastReplier;

    public bool IsSolutionStanding;
    public long ResolutionMs;
    public Attribution Resolution;
    public bool HasFirstResolution;
    public long FirstResolutionMs;
    public Attribution FirstResolution;
    public bool IsFirstContact;
    public bool IsReopenedSoon;

    public bool HasClosing;
    public long ClosingMs;
    public Attribution Closing;
    public bool IsClosedUnresolved;

    public bool IsWaiting;
    public long WaitingSinceMs;
    public long WaitedMs;

    public bool IsDelayPassed;
    public bool WasStandingAtDelay;

    public Level Backlog;
    public Level UnansweredOpen;
    public Level OpenUntilClosed;

    /// <summary>Whether the ticket counts in a level now, and under which values.</summary>
    internal struct Level
    {
        public bool IsCounted;
        public Attribution Values;
    }
}

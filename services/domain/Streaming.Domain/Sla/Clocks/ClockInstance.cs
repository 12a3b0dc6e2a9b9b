using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Sla.Clocks;

/// <summary>What became of one clock of a ticket, as of its facts and the timer time.</summary>
internal struct ClockInstance
{
    public ClockKind Kind;
    public int Cycle;
    public ClockStanding Standing;

    /// <summary>How many of the target's at-risk thresholds are passed; only while it runs.</summary>
    public int Thresholds;

    /// <summary>When the last passed threshold was passed; only where there is one.</summary>
    public long ThresholdMs;

    public long StartMs;

    /// <summary>When it is or was due; <see cref="TicketClock.Never"/> while it stands still before that.</summary>
    public long DueMs;

    /// <summary>When it was stopped or ended; only where it was.</summary>
    public long EndMs;

    public ClockPolicy? Policy;
    public SlaTarget? Target;
    public Attribution Values;
}

/// <summary>Where a clock stands.</summary>
internal enum ClockStanding : byte
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

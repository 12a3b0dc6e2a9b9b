using Streaming.Domain.Events;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets;

/// <summary>What a list needs to know of a ticket, beside what it contributes, without going through its facts. Stored in front of them.</summary>
public readonly record struct TicketSummary
{
    /// <summary>Whether the ticket's creation is known.</summary>
    public bool IsCreated { get; init; }

    /// <summary>Whether it was merged away, or deleted as spam, test or duplicate.</summary>
    public bool IsVoided { get; init; }

    /// <summary>The status; of no meaning before the creation.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>The creation, Unix milliseconds; of no meaning before it.</summary>
    public long CreatedMs { get; init; }

    /// <summary>The last fact, Unix milliseconds.</summary>
    public long LastFactMs { get; init; }

    /// <summary>Since when the customer waits for a reply, Unix milliseconds; <see langword="null"/> where nobody waits.</summary>
    public long? WaitingSinceMs { get; init; }

    /// <summary>When the next running SLA clock is due, Unix milliseconds; <see langword="null"/> where none runs, or all stand still.</summary>
    public long? NextDueMs { get; init; }

    /// <summary>How the worst SLA clock stands that still waits.</summary>
    public OpenClocks ClockStatus { get; init; }

    /// <summary>Whether the ticket is open in the widest sense: created, and neither closed nor voided.</summary>
    public bool IsOpen => IsCreated && !IsVoided && Status != TicketStatus.Closed;
}

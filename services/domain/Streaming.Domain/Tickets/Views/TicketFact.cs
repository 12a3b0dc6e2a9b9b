using Streaming.Domain.Events;

namespace Streaming.Domain.Tickets.Views;

/// <summary>One thing that happened to a ticket, as its timeline shows it. What a kind does not have is left at its default.</summary>
public sealed record TicketFact
{
    /// <summary>Event time, Unix milliseconds.</summary>
    public required long TimeMs { get; init; }

    /// <summary>What happened.</summary>
    public required EventKind Kind { get; init; }

    /// <summary>The CloudEvents source.</summary>
    public required string Source { get; init; }

    /// <summary>Which key <see cref="Identity"/> is.</summary>
    public required IdentityKey IdentityKey { get; init; }

    /// <summary>What makes the event one of its own: its message, call, response or event id.</summary>
    public required string Identity { get; init; }

    /// <summary>Which values the event carries, those included that it takes away.</summary>
    public EventFields Fields { get; init; }

    /// <summary>The values that it carries.</summary>
    public required TicketValues Values { get; init; }

    /// <summary>Created: opened by staff for the customer.</summary>
    public bool OpenedByStaff { get; init; }

    /// <summary>Created and status changed: the status.</summary>
    public TicketStatus Status { get; init; }

    /// <summary>Message: who wrote it.</summary>
    public Author Author { get; init; }

    /// <summary>Message: whether the customer can see it.</summary>
    public bool IsPublic { get; init; }

    /// <summary>Deleted: why.</summary>
    public DeleteReason DeleteReason { get; init; }

    /// <summary>Call: time talked, milliseconds.</summary>
    public long TalkMs { get; init; }

    /// <summary>Call: time on hold, milliseconds.</summary>
    public long HoldMs { get; init; }

    /// <summary>Call: work after the call, milliseconds.</summary>
    public long AfterCallMs { get; init; }

    /// <summary>Survey: what it asks.</summary>
    public SurveyKind SurveyKind { get; init; }

    /// <summary>Survey: lowest value of the scale.</summary>
    public int ScaleMin { get; init; }

    /// <summary>Survey: highest value of the scale.</summary>
    public int ScaleMax { get; init; }

    /// <summary>Survey: the answer.</summary>
    public int Value { get; init; }

    /// <summary>Call and survey: the revision.</summary>
    public long Revision { get; init; }
}

using Streaming.Domain.Events;
using Streaming.Domain.Sla.Clocks;

namespace Streaming.Domain.Tickets.Views;

/// <summary>A ticket as people look at it. Times are those of the contributions that the shard's cells contain, so that they agree with every KPI.</summary>
public sealed record TicketView
{
    /// <summary>What the id names: a ticket, or a response or call that names no ticket.</summary>
    public required SubjectKind Subject { get; init; }

    /// <summary>The tenant.</summary>
    public required string Tenant { get; init; }

    /// <summary>The id.</summary>
    public required string Id { get; init; }

    /// <summary>The ticket in short.</summary>
    public required TicketSummary Summary { get; init; }

    /// <summary>Whether staff opened it for the customer.</summary>
    public required bool OpenedByStaff { get; init; }

    /// <summary>The values of now.</summary>
    public required TicketValues Values { get; init; }

    /// <summary>Its SLA clocks, explained; those with a target only.</summary>
    public IReadOnlyList<ClockTimeline> Clocks { get; init; } = [];

    /// <summary>What was said of its clocks, the oldest first; at most the last <see cref="Sla.Clocks.ClockNews.MostPerTicket"/>.</summary>
    public IReadOnlyList<ClockNews> ClockNews { get; init; } = [];

    /// <summary>The first response, Unix milliseconds, where it counts.</summary>
    public long? FirstResponseMs { get; init; }

    /// <summary>T5, milliseconds.</summary>
    public long? FirstResponseTimeMs { get; init; }

    /// <summary>The first resolution, Unix milliseconds.</summary>
    public long? FirstResolutionMs { get; init; }

    /// <summary>The last resolution, Unix milliseconds, where it stands.</summary>
    public long? ResolutionMs { get; init; }

    /// <summary>T8, milliseconds.</summary>
    public long? TimeToResolutionMs { get; init; }

    /// <summary>The last closing, Unix milliseconds, where it stands.</summary>
    public long? ClosingMs { get; init; }

    /// <summary>How often it was reopened.</summary>
    public int Reopenings { get; init; }

    /// <summary>How many times a waiting customer was answered.</summary>
    public int AnsweredGaps { get; init; }

    /// <summary>What the ticket contributes to measures, in the order in which it came about.</summary>
    public IReadOnlyList<Contribution> Contributions { get; init; } = [];

    /// <summary>The facts, in fact order; empty where they were not asked for.</summary>
    public IReadOnlyList<TicketFact> Facts { get; init; } = [];

    /// <summary>Whether older facts were settled, and are no longer told apart; of these only the newest calls and answers are among <see cref="Facts"/>.</summary>
    public bool HasSettledFacts { get; init; }
}

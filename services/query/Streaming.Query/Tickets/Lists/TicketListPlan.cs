using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;

namespace Streaming.Query.Tickets.Lists;

/// <summary>Which tickets to list, in which order. Checked.</summary>
internal sealed record TicketListPlan
{
    /// <summary>Tenant, KPI, cube and filters.</summary>
    public required Selection Selection { get; init; }

    /// <summary>What is behind the KPI.</summary>
    public required KpiSample Sample { get; init; }

    /// <summary>The interval; of a level, its end counts.</summary>
    public required TimeInterval Interval { get; init; }

    /// <summary>Which part of the sample.</summary>
    public TicketListPart Part { get; init; }

    /// <summary>Which statistic of the KPI the sample is behind.</summary>
    public int Statistic { get; init; }

    /// <summary>The order.</summary>
    public required TicketListOrder Order { get; init; }

    /// <summary>Most rows of the page.</summary>
    public required int PageSize { get; init; }

    /// <summary>The last row of the page before; <see langword="null"/> for the first page.</summary>
    public TicketCursor? After { get; init; }
}

/// <summary>Which part of a sample to list.</summary>
internal enum TicketListPart
{
    /// <summary>All of it.</summary>
    All,

    /// <summary>What was met, or answered well.</summary>
    Good,

    /// <summary>What was not met, or answered badly.</summary>
    Bad,
}

/// <summary>The order of a list.</summary>
internal enum TicketListOrder
{
    /// <summary>The greatest value first.</summary>
    HighestValue,

    /// <summary>The least value first.</summary>
    LowestValue,

    /// <summary>The latest time first.</summary>
    Newest,

    /// <summary>The earliest time first.</summary>
    Oldest,

    /// <summary>The customer who waits longest first; where nobody waits, last.</summary>
    WaitingLongest,

    /// <summary>The ticket whose next SLA clock is due first; where none is, last.</summary>
    NextDue,
}

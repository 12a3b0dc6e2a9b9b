namespace Streaming.Query.Board.Json;

/// <summary>The tickets behind a number.</summary>
internal sealed record TicketListJson
{
    /// <summary>What the list stands on.</summary>
    public required StateJson State { get; init; }

    /// <summary>First instant inside the exact interval.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>First instant after the exact interval.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>How many tickets all pages have.</summary>
    public required long TicketCount { get; init; }

    /// <summary>What the values of the rows are: <c>seconds</c>, <c>score</c>, or <c>count</c>, where each is 1.</summary>
    public required string ValueUnit { get; init; }

    /// <summary>Whether tickets are missing that the number counts: they are no longer kept.</summary>
    public required bool Incomplete { get; init; }

    /// <summary>Asks for the next page; left out where this is the last one.</summary>
    public string? Page { get; init; }

    /// <summary>The tickets, in order.</summary>
    public required IReadOnlyList<TicketRowJson> Rows { get; init; }
}

/// <summary>One ticket of a list.</summary>
internal sealed record TicketRowJson
{
    /// <summary>The ticket as it is now.</summary>
    public required TicketJson Ticket { get; init; }

    /// <summary>The observation that stands for it, in the list's <c>value_unit</c>.</summary>
    public required double Value { get; init; }

    /// <summary>When that observation counts; of a level, since when the ticket is there.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>How many observations the ticket has in the interval.</summary>
    public required long Count { get; init; }

    /// <summary>Its SLA clocks of now, without spans and steps.</summary>
    public required IReadOnlyList<TicketClockJson> Clocks { get; init; }
}

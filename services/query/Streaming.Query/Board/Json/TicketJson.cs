namespace Streaming.Query.Board.Json;

/// <summary>A ticket in short.</summary>
internal sealed record TicketJson
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary><c>new</c>, <c>open</c>, <c>pending</c>, <c>on_hold</c>, <c>solved</c> or <c>closed</c>; left out while the creation is not known.</summary>
    public string? Status { get; init; }

    /// <summary>Whether it counts nowhere: merged, spam, a test or a duplicate; left out when not.</summary>
    public bool? Voided { get; init; }

    /// <summary>The creation.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Since when the customer waits for a reply.</summary>
    public DateTimeOffset? WaitingSince { get; init; }

    /// <summary>First response time, seconds.</summary>
    public double? FirstResponseTime { get; init; }

    /// <summary>Time to resolution, seconds.</summary>
    public double? TimeToResolution { get; init; }

    /// <summary>When the next of its running SLA clocks is due; left out where none runs, or all stand still.</summary>
    public DateTimeOffset? NextDueAt { get; init; }

    /// <summary>The worst of its SLA clocks that still wait: <c>running</c>, <c>at_risk</c> or <c>breached</c>; left out where none waits.</summary>
    public string? ClockStatus { get; init; }

    /// <summary>How often it was reopened.</summary>
    public required int Reopenings { get; init; }

    /// <summary>Values of now by dimension, of those that it has.</summary>
    public required Dictionary<string, string> Values { get; init; }
}

/// <summary>One ticket in full.</summary>
internal sealed record TicketStoryJson
{
    /// <summary>What the answer stands on.</summary>
    public required StateJson State { get; init; }

    /// <summary>The ticket.</summary>
    public required TicketJson Ticket { get; init; }

    /// <summary>Whether older facts are no longer told apart; of these only the newest calls and answers are listed.</summary>
    public required bool OlderFactsSettled { get; init; }

    /// <summary>What happened, in the order in which it counts.</summary>
    public required IReadOnlyList<TicketFactJson> Facts { get; init; }

    /// <summary>Its SLA clocks, explained: those that ended first, those that wait last.</summary>
    public required IReadOnlyList<TicketClockJson> Clocks { get; init; }
}

/// <summary>One thing that happened to a ticket.</summary>
/// <param name="Time">Event time.</param>
/// <param name="Type">CloudEvents type.</param>
/// <param name="Text">One sentence, by language.</param>
internal sealed record TicketFactJson(DateTimeOffset Time, string Type, Dictionary<string, string> Text);

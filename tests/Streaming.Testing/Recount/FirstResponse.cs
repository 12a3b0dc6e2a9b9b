namespace Streaming.Testing.Recount;

/// <summary>The first-reply clock of one ticket.</summary>
internal sealed class FirstResponse
{
    private readonly RecountTimeline _ticket;
    private readonly int _startsAt;

    /// <summary>Reads the clock of a ticket.</summary>
    /// <param name="ticket">A created ticket.</param>
    public FirstResponse(RecountTimeline ticket)
    {
        _ticket = ticket;
        var openedByStaff = ticket.Created.Fact.OpenedByStaff;
        _startsAt = openedByStaff
            ? ticket.Moments.ToList().FindIndex(moment => moment.Fact.Kind == RecountFactKind.CustomerMessage)
            : ticket.CreatedAt;
        IsInvalid = !openedByStaff && ticket.Moments.Take(ticket.CreatedAt).Any(moment => moment.Fact.IsReply);
        Reply = IsInvalid || _startsAt < 0
            ? null
            : ticket.Moments
                .TakeWhile(moment => !moment.Solves && !moment.Closes)
                .Skip(_startsAt)
                .FirstOrDefault(moment => moment.Fact.IsReply);
    }

    /// <summary>Index of the moment that starts the clock; -1 where none does.</summary>
    public int StartsAt => _startsAt;

    /// <summary>A customer's ticket was replied to before its creation: no value, but answered.</summary>
    public bool IsInvalid { get; }

    /// <summary>The reply that stops the clock, or null.</summary>
    public RecountMoment? Reply { get; }

    /// <summary>From the clock's start to the reply, milliseconds; only when there is a reply.</summary>
    public long DurationMs => Reply!.TimeMs - _ticket.Moments[_startsAt].TimeMs;

    /// <summary>Whether the customer waits for a first reply as of a moment, whatever the status.</summary>
    /// <param name="index">Index of the moment.</param>
    /// <returns>True from the clock's start to the first reply of a representative.</returns>
    public bool IsWaitingAt(int index) =>
        !IsInvalid
        && _startsAt >= 0
        && index >= _startsAt
        && !_ticket.Moments.Take(index + 1).Skip(_startsAt).Any(moment => moment.Fact.IsReply);
}

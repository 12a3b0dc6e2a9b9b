namespace Streaming.Domain.Tickets;

/// <summary>
/// Which tickets of a shard hold comments, and how many in all: says whose oldest comment goes when there are too many. What it knows follows
/// from the states, so it is made anew when a shard is loaded.
/// </summary>
/// <param name="limit">Most comments of the shard.</param>
/// <param name="tickets">The shard's tickets, for their keys.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class CommentLedger(int limit, TicketStore tickets)
{
    private readonly Dictionary<int, (int Count, long OldestMs)> _held = [];
    private readonly SortedSet<(long OldestMs, int Ticket)> _byAge = new(Comparer<(long OldestMs, int Ticket)>.Create((left, right) =>
    {
        var order = left.OldestMs.CompareTo(right.OldestMs);
        return order != 0 ? order : tickets.Key(left.Ticket).SequenceCompareTo(tickets.Key(right.Ticket));
    }));

    /// <summary>Number of comments.</summary>
    public int Count { get; private set; }

    /// <summary>The ticket with the oldest comment, where there are too many; else <see cref="TicketMap.None"/>.</summary>
    public int Surplus => Count > limit ? _byAge.Min.Ticket : TicketMap.None;

    /// <summary>Says how many comments a ticket holds.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="count">How many.</param>
    /// <param name="oldestMs">When the oldest was written, Unix milliseconds.</param>
    public void Set(int ticket, int count, long oldestMs)
    {
        if (_held.Count > 0 && _held.Remove(ticket, out var before))
        {
            Count -= before.Count;
            _byAge.Remove((before.OldestMs, ticket));
        }

        if (count > 0)
        {
            _held.Add(ticket, (count, oldestMs));
            _byAge.Add((oldestMs, ticket));
            Count += count;
        }
    }
}

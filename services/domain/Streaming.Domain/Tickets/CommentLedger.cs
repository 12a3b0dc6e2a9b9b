namespace Streaming.Domain.Tickets;

/// <summary>
/// Which tickets of a shard hold comments, and how many in all: says whose oldest comment goes when there are too many. What it knows follows
/// from the states, so it is made anew when a shard is loaded.
/// </summary>
/// <param name="limit">Most comments of the shard.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class CommentLedger(int limit)
{
    private readonly Dictionary<TicketSlot, (int Count, long OldestMs)> _held = [];
    private readonly SortedSet<(long OldestMs, TicketSlot Slot)> _byAge = new(Comparer<(long OldestMs, TicketSlot Slot)>.Create(static (left, right) =>
    {
        var order = left.OldestMs.CompareTo(right.OldestMs);
        return order != 0 ? order : left.Slot.Key.AsSpan().SequenceCompareTo(right.Slot.Key);
    }));

    /// <summary>Number of comments.</summary>
    public int Count { get; private set; }

    /// <summary>The ticket with the oldest comment, where there are too many; else <see langword="null"/>.</summary>
    public TicketSlot? Surplus => Count > limit ? _byAge.Min.Slot : null;

    /// <summary>Says how many comments a ticket holds.</summary>
    /// <param name="slot">The ticket.</param>
    /// <param name="count">How many.</param>
    /// <param name="oldestMs">When the oldest was written, Unix milliseconds.</param>
    public void Set(TicketSlot slot, int count, long oldestMs)
    {
        if (_held.Count > 0 && _held.Remove(slot, out var before))
        {
            Count -= before.Count;
            _byAge.Remove((before.OldestMs, slot));
        }

        if (count > 0)
        {
            _held.Add(slot, (count, oldestMs));
            _byAge.Add((oldestMs, slot));
            Count += count;
        }
    }
}

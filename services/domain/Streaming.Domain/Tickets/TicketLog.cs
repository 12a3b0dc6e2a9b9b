namespace Streaming.Domain.Tickets;

/// <summary>
/// What the ticket log holds: for each entry the tickets whose state was written there, and how many of its bytes are the newest state
/// of a live ticket. Says when the log is worth compacting.
/// </summary>
/// <param name="minCompactBytes">Bytes that are never worth compacting.</param>
internal sealed class TicketLog(long minCompactBytes)
{
    private readonly Queue<Entry> _entries = new();
    private int _passed;

    /// <summary>Bytes of all entries, before they are packed.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>Bytes of the states that are the newest of a live ticket; tickets that are not live are to move to the dormant ones.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>Bytes that are superseded, or no longer live.</summary>
    public long WastedBytes => TotalBytes - LiveBytes;

    /// <summary>Number of entries.</summary>
    public int Count => _entries.Count;

    /// <summary>Whether more than half of the log is superseded, or no longer live.</summary>
    public bool IsWasteful => _entries.Count > 1 && TotalBytes > minCompactBytes + (2 * LiveBytes);

    /// <summary>Version of the oldest entry.</summary>
    public long OldestVersion => _entries.Peek().Version;

    /// <summary>Adds an entry.</summary>
    /// <param name="version">The version that writes it.</param>
    /// <param name="tickets">The numbers of the tickets written, removed ones included.</param>
    /// <param name="bytes">Bytes of the entry.</param>
    public void Add(long version, int[] tickets, int bytes)
    {
        var entry = new Entry(version, tickets, bytes);
        _entries.Enqueue(entry);
        TotalBytes += bytes;
    }

    /// <summary>A ticket's newest state now stands in an entry.</summary>
    public void Moved(ref TicketSlot slot, long version, int bytes)
    {
        Gone(ref slot);
        slot.LogVersion = version;
        slot.LogBytes = bytes;
        LiveBytes += slot.IsLive ? bytes : 0;
    }

    /// <summary>A ticket is live from now on, or no longer.</summary>
    public void SetLive(ref TicketSlot slot, bool isLive)
    {
        if (slot.IsLive != isLive)
        {
            LiveBytes += isLive ? slot.LogBytes : -slot.LogBytes;
            slot.IsLive = isLive;
        }
    }

    /// <summary>A ticket's newest state no longer stands in the log.</summary>
    public void Gone(ref TicketSlot slot)
    {
        if (slot.LogVersion > 0)
        {
            LiveBytes -= slot.IsLive ? slot.LogBytes : 0;
            slot.LogBytes = 0;
        }

        slot.LogVersion = 0;
    }

    /// <summary>Passes to the next ticket of the oldest entry; what was passed in it is remembered until it is removed.</summary>
    /// <param name="ticket">Its number; superseded where it has another <see cref="TicketSlot.LogVersion"/>.</param>
    /// <returns>Whether there was one.</returns>
    public bool PassOldest(out int ticket)
    {
        var tickets = _entries.Peek().Tickets;
        ticket = _passed < tickets.Length ? tickets[_passed++] : TicketMap.None;
        return ticket != TicketMap.None;
    }

    /// <summary>Removes the oldest entry.</summary>
    public void RemoveOldest()
    {
        TotalBytes -= _entries.Dequeue().Bytes;
        _passed = 0;
    }

    private sealed record Entry(long Version, int[] Tickets, int Bytes);
}

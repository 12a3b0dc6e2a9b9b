using Streaming.Domain.Memory;

namespace Streaming.Domain.Tickets;

/// <summary>
/// Tickets by when they are next due, the earliest first: a heap of four children a place, in chunks. The library's queue holds one array, and has left
/// behind as much again each time it is full.
/// </summary>
/// <remarks>Tickets of one time come in no particular order, though always in the same one. Not safe for use by two threads at once.</remarks>
internal sealed class DeadlineQueue
{
    private const int ChunkItems = 1024;
    private const int Children = 4;

    private readonly ChunkedList<Entry> _heap = new(ChunkItems);

    /// <summary>Number of tickets; one that was added twice counts twice.</summary>
    public int Count => _heap.Count;

    /// <summary>Adds a ticket.</summary>
    /// <param name="ticket">Its number.</param>
    /// <param name="dueMs">When it is due, Unix milliseconds.</param>
    public void Add(int ticket, long dueMs)
    {
        var entry = new Entry(dueMs, ticket);
        _heap.Add(entry);
        var place = _heap.Count - 1;
        while (place > 0)
        {
            var parent = (place - 1) / Children;
            if (_heap[parent].DueMs <= dueMs)
            {
                break;
            }

            _heap[place] = _heap[parent];
            place = parent;
        }

        _heap[place] = entry;
    }

    /// <summary>Takes out the earliest ticket, if it is due.</summary>
    /// <param name="timeMs">The time up to which a ticket is due, Unix milliseconds.</param>
    /// <param name="ticket">Its number.</param>
    /// <param name="dueMs">When it was due, Unix milliseconds.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryTake(long timeMs, out int ticket, out long dueMs)
    {
        if (_heap.Count == 0 || _heap[0].DueMs > timeMs)
        {
            (ticket, dueMs) = (TicketMap.None, 0);
            return false;
        }

        (dueMs, ticket) = _heap[0];
        var last = _heap.RemoveLast();
        if (_heap.Count > 0)
        {
            Sink(last);
        }

        return true;
    }

    /// <summary>Puts an entry in place of the earliest, which was taken out.</summary>
    private void Sink(Entry entry)
    {
        var place = 0;
        while (true)
        {
            var first = (place * Children) + 1;
            if (first >= _heap.Count)
            {
                break;
            }

            var least = first;
            var end = Math.Min(first + Children, _heap.Count);
            for (var child = first + 1; child < end; child++)
            {
                if (_heap[child].DueMs < _heap[least].DueMs)
                {
                    least = child;
                }
            }

            if (entry.DueMs <= _heap[least].DueMs)
            {
                break;
            }

            _heap[place] = _heap[least];
            place = least;
        }

        _heap[place] = entry;
    }

    private readonly record struct Entry(long DueMs, int Ticket);
}

using System.Runtime.InteropServices;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The tickets to which facts were added since they were last evaluated, each with its facts laid out for work. Whatever else comes for one of
/// them before the next commit joins them there, so that its state is read, its rules gone through and its cells changed once for all of it.
/// </summary>
/// <param name="tickets">The shard's tickets.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class PendingTickets(TicketStore tickets)
{
    // What a fact adds to a commit, in states, cells, names and messages, differs from desk to desk: it is learned from commits of at least so many.
    private const double FirstBytesPerFact = 160;
    private const double LeastBytesPerFact = 16;
    private const double MostBytesPerFact = 4096;
    private const int LeastFacts = 64;
    private const int Inertia = 4;

    private readonly List<Entry> _entries = [];
    private double _bytesPerFact = FirstBytesPerFact;

    /// <summary>Number of tickets that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Number of facts that were added to them.</summary>
    public int FactCount { get; private set; }

    /// <summary>Estimated bytes of what they will add to the next commit.</summary>
    public long ChangedBytes => (long)(FactCount * _bytesPerFact);

    /// <summary>The facts of a ticket that waits, or <see langword="null"/>.</summary>
    /// <param name="ticket">Its number.</param>
    public TicketWorkspace? Find(int ticket)
    {
        var place = tickets.PendingPlace(ticket);
        return place == 0 ? null : _entries[place - 1].Workspace;
    }

    /// <summary>A fact was added to a ticket: it waits from now on, unless it does already.</summary>
    /// <param name="ticket">Its number.</param>
    /// <param name="workspace">Its facts; not to be used for anything else until the ticket is taken.</param>
    public void Add(int ticket, TicketWorkspace workspace)
    {
        ref var place = ref tickets.PendingPlace(ticket);
        if (place == 0)
        {
            _entries.Add(new Entry { Ticket = ticket, Workspace = workspace });
            place = _entries.Count;
            Count++;
        }

        CollectionsMarshal.AsSpan(_entries)[place - 1].Facts++;
        FactCount++;
    }

    /// <summary>Takes a ticket out, to be evaluated; nothing happens where it does not wait.</summary>
    /// <param name="ticket">Its number.</param>
    public void Take(int ticket)
    {
        ref var place = ref tickets.PendingPlace(ticket);
        if (place == 0)
        {
            return;
        }

        FactCount -= _entries[place - 1].Facts;
        _entries[place - 1] = new Entry { Ticket = TicketMap.None };
        place = 0;
        Count--;
        if (Count == 0)
        {
            _entries.Clear();
        }
    }

    /// <summary>Learns what facts add to a commit.</summary>
    /// <param name="facts">Facts that waited for it.</param>
    /// <param name="bytes">What came of them, bytes.</param>
    public void Learn(int facts, long bytes)
    {
        if (facts >= LeastFacts)
        {
            _bytesPerFact += (Math.Clamp((double)bytes / facts, LeastBytesPerFact, MostBytesPerFact) - _bytesPerFact) / Inertia;
        }
    }

    /// <summary>The first ticket that waits, in the order in which they came, or <see cref="TicketMap.None"/>.</summary>
    /// <param name="from">Where to begin to look: 0 at first, and then left alone.</param>
    public int Next(ref int from)
    {
        while (from < _entries.Count)
        {
            var ticket = _entries[from++].Ticket;
            if (ticket != TicketMap.None)
            {
                return ticket;
            }
        }

        return TicketMap.None;
    }

    private struct Entry
    {
        public int Ticket;
        public TicketWorkspace? Workspace;
        public int Facts;
    }
}

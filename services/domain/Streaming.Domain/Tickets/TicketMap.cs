using Streaming.Domain.Memory;
using Streaming.Domain.Names;

namespace Streaming.Domain.Tickets;

/// <summary>
/// A shard's tickets in memory, each under a number: finds them by the bytes of their keys, and holds their keys and states. None of them is
/// an object, so the collector has nothing to follow however many there are.
/// </summary>
/// <remarks>
/// A number stands for one ticket until <see cref="Release"/>, and after it perhaps for another one: whoever keeps numbers for longer must
/// look at what stands there. Not safe for use by two threads at once.
/// </remarks>
internal sealed class TicketMap
{
    /// <summary>The number of no ticket.</summary>
    public const int None = -1;

    private const int RoomStepBytes = 32;
    private const int ChunkSlots = 1024;

    // The tickets found last, each in the one place that its hash leads to: a power of two, a few times those that a commit changes.
    private const int RecentPlaces = 4096;

    private readonly HashIndex _index = new();
    private readonly HashIndex _removed = new();
    private readonly ByteBodies _bodies = new(RoomStepBytes);
    private readonly ChunkedList<TicketSlot> _slots = new(ChunkSlots);
    private readonly (uint Hash, int Ticket)[] _recent = new (uint, int)[RecentPlaces];
    private int _free = None;

    /// <summary>Number of tickets.</summary>
    public int Count => _index.Count;

    /// <summary>The numbers of all tickets, in their order.</summary>
    public IEnumerable<int> Tickets
    {
        get
        {
            for (var ticket = 0; ticket < _slots.Count; ticket++)
            {
                if (!this[ticket].IsRemoved)
                {
                    yield return ticket;
                }
            }
        }
    }

    /// <summary>What is known of a ticket; not to be held while one is added.</summary>
    /// <param name="ticket">A number that this map gave.</param>
    public ref TicketSlot this[int ticket] => ref _slots[ticket];

    /// <summary>The ticket of a key, or <see cref="None"/>.</summary>
    public int Find(ReadOnlySpan<byte> key)
    {
        // A ticket's events come soon after one another: mostly it lies in a table that is near the processor, where the index of a million is not.
        var hash = HashOf(key);
        ref var recent = ref _recent[hash & (RecentPlaces - 1)];
        if (recent.Hash == hash && recent.Ticket < _slots.Count && HasKey(recent.Ticket, key))
        {
            return recent.Ticket;
        }

        var place = -1;
        while (_index.Next(hash, ref place, out var ticket))
        {
            if (Key(ticket).SequenceEqual(key))
            {
                recent = (hash, ticket);
                return ticket;
            }
        }

        return None;
    }

    /// <summary>Adds a ticket, whose key must be new.</summary>
    public int Add(ReadOnlySpan<byte> key)
    {
        var ticket = TakeNumber();
        this[ticket] = Free(this[ticket]) with { Body = _bodies.Rent(key.Length), KeyBytes = (ushort)key.Length, DeadlineMs = long.MaxValue };
        key.CopyTo(_bodies.Bytes(this[ticket].Body, key.Length));
        var hash = HashOf(key);
        _index.Add(hash, ticket);
        _recent[hash & (RecentPlaces - 1)] = (hash, ticket);
        return ticket;
    }

    /// <summary>The ticket's key; valid until its state is set.</summary>
    public ReadOnlySpan<byte> Key(int ticket)
    {
        ref readonly var slot = ref this[ticket];
        return _bodies.Bytes(slot.Body, slot.KeyBytes);
    }

    /// <summary>The ticket's encoded state, empty before the first fact; valid until it is set anew.</summary>
    public ReadOnlySpan<byte> State(int ticket)
    {
        ref readonly var slot = ref this[ticket];
        return _bodies.Bytes(slot.Body, slot.KeyBytes + slot.StateBytes)[slot.KeyBytes..];
    }

    /// <summary>Replaces a ticket's state.</summary>
    public void SetState(int ticket, ReadOnlySpan<byte> state)
    {
        ref var slot = ref this[ticket];
        var (before, after) = (slot.KeyBytes + slot.StateBytes, slot.KeyBytes + state.Length);
        if (!_bodies.HaveSameRoom(before, after))
        {
            var body = _bodies.Rent(after);
            Key(ticket).CopyTo(_bodies.Bytes(body, slot.KeyBytes));
            _bodies.Return(slot.Body, before);
            slot.Body = body;
        }

        state.CopyTo(_bodies.Bytes(slot.Body, after)[slot.KeyBytes..]);
        slot.StateBytes = state.Length;
    }

    /// <summary>Takes a ticket out, so that it is not found any more; its key and state can still be read.</summary>
    public void Remove(int ticket)
    {
        this[ticket].IsRemoved = true;
        var hash = HashOf(Key(ticket));
        _index.Remove(hash, ticket);
        _removed.Add(hash, ticket);
    }

    /// <summary>Whether a ticket of a key was removed, and is not released yet; another one of the key may be there meanwhile.</summary>
    public bool IsRemoved(ReadOnlySpan<byte> key)
    {
        if (_removed.Count == 0)
        {
            return false;
        }

        var (hash, place) = (HashOf(key), -1);
        while (_removed.Next(hash, ref place, out var ticket))
        {
            if (Key(ticket).SequenceEqual(key))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Gives back the room of a ticket that was removed; its number serves another one.</summary>
    public void Release(int ticket)
    {
        ref var slot = ref this[ticket];
        _removed.Remove(HashOf(Key(ticket)), ticket);
        _bodies.Return(slot.Body, slot.KeyBytes + slot.StateBytes);
        // Removed also while it is free, so that nobody finds it who remembers it.
        slot = Free(slot) with { Body = _free, IsRemoved = true };
        _free = ticket;
    }

    /// <summary>Whether a number, which may have been another ticket's meanwhile, is that of a key.</summary>
    private bool HasKey(int ticket, ReadOnlySpan<byte> key) => !this[ticket].IsRemoved && Key(ticket).SequenceEqual(key);

    private static uint HashOf(ReadOnlySpan<byte> key) => (uint)Utf8Hash.Of(key);

    private int TakeNumber()
    {
        if (_free != None)
        {
            var ticket = _free;
            _free = this[ticket].Body;
            return ticket;
        }

        _slots.Add(new TicketSlot { QueuedMs = long.MaxValue });
        return _slots.Count - 1;
    }

    /// <summary>What stays of a slot for the next ticket of its number: where the number itself waits.</summary>
    private static TicketSlot Free(in TicketSlot slot) => new() { QueuedMs = slot.QueuedMs, MayBeForgotten = slot.MayBeForgotten };
}

namespace Streaming.Domain.Tickets;

/// <summary>One ticket in the memory of its shard's owner, beside its key and its state: where these lie, where the state is stored, and how the ticket is kept.</summary>
internal struct TicketSlot
{
    /// <summary>
    /// The newest log entry that holds the state; where none does, 0, or less: the version, negated, that moved it from there to the dormant ones, or that told
    /// the store of its removal.
    /// </summary>
    public long LogVersion;

    /// <summary>When time alone changes something next, Unix milliseconds.</summary>
    public long DeadlineMs;

    /// <summary>The deadline under which the number waits in the queue, whichever ticket it stands for; <see cref="long.MaxValue"/> where it does not.</summary>
    public long QueuedMs;

    /// <summary>Bytes of the state in the log entry.</summary>
    public int LogBytes;

    /// <summary>The number of its key and state in <see cref="Memory.ByteBodies"/>; of a slot that is free, the next free ticket's number.</summary>
    public int Body;

    /// <summary>Bytes of the encoded state, which lies behind the key; 0 before the first fact.</summary>
    public int StateBytes;

    /// <summary>The ticket's place among <see cref="PendingTickets"/>, from 1; 0 where it does not wait there.</summary>
    public int PendingPlace;

    /// <summary>Bytes of the key, at most <see cref="TicketKey.MaxBytes"/>.</summary>
    public ushort KeyBytes;

    /// <summary>Whether the store also holds the ticket, perhaps in an older state, among the dormant ones.</summary>
    public bool HasDormantCopy;

    /// <summary>Whether the state changed since the last commit.</summary>
    public bool IsChanged;

    /// <summary>Whether the ticket is open, or waits for a deadline.</summary>
    public bool IsLive;

    /// <summary>Whether the number waits among those that may be forgotten; the number, so that it waits once whichever ticket it stands for.</summary>
    public bool MayBeForgotten;

    /// <summary>Whether the ticket is no longer kept.</summary>
    public bool IsRemoved;
}

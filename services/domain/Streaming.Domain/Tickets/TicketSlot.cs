namespace Streaming.Domain.Tickets;

/// <summary>One ticket in the memory of its shard's owner: the encoded state, and where it is stored.</summary>
/// <param name="key">The ticket's key.</param>
internal sealed class TicketSlot(byte[] key)
{
    private byte[] _state = [];
    private int _length;

    /// <summary>The ticket's key.</summary>
    public byte[] Key { get; } = key;

    /// <summary>The encoded state; empty before the first fact.</summary>
    public ReadOnlySpan<byte> State => _state.AsSpan(0, _length);

    /// <summary>The newest log entry that holds the state; 0 where none does.</summary>
    public long LogVersion { get; set; }

    /// <summary>Bytes of the state in that entry.</summary>
    public int LogBytes { get; set; }

    /// <summary>Whether the store also holds the ticket, perhaps in an older state, among the dormant ones.</summary>
    public bool HasDormantCopy { get; set; }

    /// <summary>Whether the state changed since the last commit.</summary>
    public bool IsChanged { get; set; }

    /// <summary>Whether the ticket is open, or waits for a deadline.</summary>
    public bool IsLive { get; set; }

    /// <summary>Whether the ticket is no longer kept.</summary>
    public bool IsRemoved { get; set; }

    /// <summary>When time alone changes something next, Unix milliseconds.</summary>
    public long DeadlineMs { get; set; }

    /// <summary>The deadline under which the ticket waits in the queue; <see cref="long.MaxValue"/> where it does not.</summary>
    public long QueuedMs { get; set; } = long.MaxValue;

    /// <summary>Replaces the state.</summary>
    /// <param name="state">The new state.</param>
    /// <param name="arrays">Where its room comes from, and where room that is too small goes.</param>
    public void SetState(ReadOnlySpan<byte> state, StateArrays arrays)
    {
        if (_state.Length < state.Length)
        {
            arrays.Return(_state);
            _state = arrays.Rent(state.Length);
        }

        state.CopyTo(_state);
        _length = state.Length;
    }

    /// <summary>Gives the state's room back.</summary>
    public void DropState(StateArrays arrays)
    {
        arrays.Return(_state);
        _state = [];
        _length = 0;
    }
}

namespace Streaming.Query.Tickets;

/// <summary>Finds slots by the hashes of their keys, which lie with the tickets. Holds numbers only: there may be a million.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class TicketSlots
{
    private const int None = -1;

    // Slots of one remainder of the hash form a chain, from its head on.
    private int[] _heads = NoHeads(64);
    private int[] _next = new int[64];
    private int[] _hashes = new int[64];

    /// <summary>Number of slots.</summary>
    public int Count { get; private set; }

    /// <summary>The slot of a key.</summary>
    /// <param name="key">The key.</param>
    /// <param name="entryOf">The ticket of a slot.</param>
    /// <returns>-1 where there is none.</returns>
    public int Find(ReadOnlySpan<byte> key, Func<int, TicketEntry> entryOf)
    {
        var hash = TicketKeyComparer.Instance.GetHashCode(key);
        for (var slot = _heads[hash & (_heads.Length - 1)]; slot != None; slot = _next[slot])
        {
            if (_hashes[slot] == hash && entryOf(slot).Key.SequenceEqual(key))
            {
                return slot;
            }
        }

        return None;
    }

    /// <summary>Adds a slot.</summary>
    /// <param name="key">Its key, which no slot has.</param>
    /// <param name="slot">The slot.</param>
    public void Add(ReadOnlySpan<byte> key, int slot)
    {
        if (slot >= _next.Length)
        {
            var length = Math.Max(slot + 1, _next.Length * 2);
            Array.Resize(ref _next, length);
            Array.Resize(ref _hashes, length);
        }

        if (Count == _heads.Length)
        {
            Grow();
        }

        _hashes[slot] = TicketKeyComparer.Instance.GetHashCode(key);
        Link(slot);
        Count++;
    }

    /// <summary>Removes a slot.</summary>
    /// <param name="slot">A slot that was added.</param>
    public void Remove(int slot)
    {
        ref var link = ref _heads[_hashes[slot] & (_heads.Length - 1)];
        while (link != slot)
        {
            link = ref _next[link];
        }

        link = _next[slot];
        Count--;
    }

    private static int[] NoHeads(int count)
    {
        var heads = new int[count];
        Array.Fill(heads, None);
        return heads;
    }

    private void Grow()
    {
        var heads = _heads;
        _heads = NoHeads(heads.Length * 2);
        foreach (var head in heads)
        {
            for (var slot = head; slot != None;)
            {
                var next = _next[slot];
                Link(slot);
                slot = next;
            }
        }
    }

    private void Link(int slot)
    {
        ref var head = ref _heads[_hashes[slot] & (_heads.Length - 1)];
        _next[slot] = head;
        head = slot;
    }
}

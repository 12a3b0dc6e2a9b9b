using Streaming.Domain.Binary;
using Streaming.Domain.Memory;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets.Views;
using Streaming.Query.Index;

namespace Streaming.Query.Tickets;

/// <summary>
/// One shard's tickets in the hands of the index's only writer, published as snapshots. Slots lie in chunks; a snapshot shares them, and a chunk
/// is copied when it is first written after that.
/// </summary>
/// <param name="limit">Most tickets kept. Beyond it those leave whose last fact is oldest, closed ones before all others.</param>
/// <remarks>Only <see cref="Find"/> may be called by other threads.</remarks>
internal sealed class ShardTickets(int limit)
{
    /// <summary>Slots in a chunk: few, for most chunks change between two snapshots by one slot, and are copied for it.</summary>
    public const int ChunkSize = 32;

    private readonly Lock _lock = new();
    private readonly HashIndex _slots = new();
    private readonly TicketBlocks _blocks = new();
    private readonly List<TicketEntry[]> _chunks = [];
    private readonly HashSet<int> _own = [];
    private readonly Stack<int> _free = new();

    // What the log told of and is not here: a dormant copy that is read later is older than that.
    private HashSet<byte[]>? _goneWhileLoading = new(TicketKeyComparer.Instance);
    private TicketEntry[][] _published = [];
    private int _nextSlot;

    /// <summary>Number of tickets.</summary>
    public int Count => _slots.Count;

    /// <summary>How many tickets were left out, counting a ticket each time.</summary>
    public long LeftOut { get; private set; }

    /// <summary>Takes in an entry of the ticket log; entries come in the order of their versions.</summary>
    /// <param name="version">Its version.</param>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public void Apply(long version, ReadOnlySpan<byte> entry)
    {
        lock (_lock)
        {
            using var plain = PlainValue.Of(entry);
            var log = new StoredTicketLog(plain);
            while (log.Next(out var key, out var state))
            {
                if (state.IsEmpty)
                {
                    Remove(key);
                    _goneWhileLoading?.Add(key.ToArray());
                }
                else
                {
                    Set(key, state, version);
                }
            }

            Tidy();
        }

        Evict();
    }

    /// <summary>Takes in a dormant ticket, unless the log had something to say of it.</summary>
    /// <param name="key">The ticket's key.</param>
    /// <param name="state">Its state.</param>
    public void AddDormant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        lock (_lock)
        {
            if (SlotOf(key) < 0 && !_goneWhileLoading!.GetAlternateLookup<ReadOnlySpan<byte>>().Contains(key))
            {
                Set(key, state, version: 0);
                Tidy();
            }
        }

        Evict();
    }

    /// <summary>All of the shard has been read.</summary>
    public void EndLoading() => _goneWhileLoading = null;

    /// <summary>The slot of a ticket; -1 where it is not here. Safe for use by many threads.</summary>
    /// <param name="key">The ticket's key.</param>
    public int Find(ReadOnlySpan<byte> key)
    {
        lock (_lock)
        {
            return SlotOf(key);
        }
    }

    /// <summary>A snapshot of what is here now.</summary>
    /// <param name="shard">The shard's number.</param>
    /// <param name="names">The shard's names.</param>
    /// <param name="version">The shard's version.</param>
    /// <param name="meta">What the shard said of itself.</param>
    public ShardTicketsSnapshot Publish(int shard, ShardNamesSnapshot names, long version, ShardMeta? meta)
    {
        if (_own.Count > 0)
        {
            _published = [.. _chunks];
            _own.Clear();
        }

        var judgedMs = meta is null ? long.MinValue : Math.Max(meta.TimerTimeMs, meta.JudgedMs);
        return new ShardTicketsSnapshot(this, shard, _published, names, version, judgedMs, _slots.Count, LeftOut);
    }

    private void Set(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, long version)
    {
        var slot = SlotOf(key);
        if (slot >= 0)
        {
            // A log that is tidied up says again what it said before.
            var known = EntryOf(slot);
            if (!known.State.SequenceEqual(state))
            {
                Writable(slot)[slot % ChunkSize] = _blocks.Add(slot, key, state, version);
                _blocks.Drop(known);
            }

            return;
        }

        slot = _free.TryPop(out var free) ? free : _nextSlot++;
        if (slot / ChunkSize == _chunks.Count)
        {
            _chunks.Add(new TicketEntry[ChunkSize]);
            _own.Add(_chunks.Count - 1);
        }

        Writable(slot)[slot % ChunkSize] = _blocks.Add(slot, key, state, version);
        _slots.Add(HashOf(key), slot);
    }

    private void Remove(ReadOnlySpan<byte> key)
    {
        var slot = SlotOf(key);
        if (slot >= 0)
        {
            RemoveAt(slot);
        }
    }

    private void RemoveAt(int slot)
    {
        var entry = EntryOf(slot);
        _slots.Remove(HashOf(entry.Key), slot);
        _blocks.Drop(entry);
        Writable(slot)[slot % ChunkSize] = default;
        _free.Push(slot);
    }

    /// <summary>Leaves out what the limit has no room for, and a tenth more, so that it need not be done for every ticket.</summary>
    private void Evict()
    {
        if (_slots.Count <= limit)
        {
            return;
        }

        var ranked = new List<(bool IsOpen, long LastFactMs, int Slot)>(_slots.Count);
        for (var slot = 0; slot < _nextSlot; slot++)
        {
            if (EntryOf(slot) is { IsNone: false } entry)
            {
                var summary = new StoredTicket(entry.State).Summary;
                ranked.Add((summary.IsOpen, summary.LastFactMs, slot));
            }
        }

        // Only this thread changes anything, so others may look tickets up until it does.
        ranked.Sort();
        lock (_lock)
        {
            foreach (var (_, _, slot) in ranked.GetRange(0, ranked.Count - limit + (limit / 10)))
            {
                if (EntryOf(slot) is { Version: > 0 } told)
                {
                    _goneWhileLoading?.Add(told.Key.ToArray());
                }

                RemoveAt(slot);
                LeftOut++;
            }

            Tidy();
        }
    }

    /// <summary>Moves what still holds out of blocks that hold little.</summary>
    private void Tidy()
    {
        while (_blocks.TryTakeWasteful(out var block))
        {
            for (var at = 0; at < block.Used;)
            {
                var entry = block.EntryAt(at, out var slot, out at);
                if (EntryOf(slot) == entry)
                {
                    Writable(slot)[slot % ChunkSize] = _blocks.Add(slot, entry.Key, entry.State, entry.Version);
                }
            }
        }
    }

    private static uint HashOf(ReadOnlySpan<byte> key) => (uint)TicketKeyComparer.Instance.GetHashCode(key);

    private int SlotOf(ReadOnlySpan<byte> key)
    {
        var hash = HashOf(key);
        var place = -1;
        while (_slots.Next(hash, ref place, out var slot))
        {
            if (EntryOf(slot).Key.SequenceEqual(key))
            {
                return slot;
            }
        }

        return -1;
    }

    private TicketEntry EntryOf(int slot) => _chunks[slot / ChunkSize][slot % ChunkSize];

    private TicketEntry[] Writable(int slot)
    {
        var at = slot / ChunkSize;
        if (_own.Add(at))
        {
            _chunks[at] = [.. _chunks[at]];
        }

        return _chunks[at];
    }
}

using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Tickets;

/// <summary>
/// A shard's tickets in the memory of its owner, and their records in the store: a log of changed states, compacted as it ages, from
/// which tickets that are no longer live move to the dormant ones.
/// </summary>
/// <param name="settings">How the store and the memory are used.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class TicketStore(StorageSettings settings)
{
    private readonly TicketMap _map = new();
    private readonly StateArrays _arrays = new();
    private readonly TicketLog _log = new(settings.MinCompactBytes);
    private readonly List<TicketSlot> _changed = [];
    private readonly Queue<TicketSlot> _dormant = new();
    private readonly PriorityQueue<TicketSlot, long> _deadlines = new();

    /// <summary>Number of tickets in memory.</summary>
    public int Count => _map.Count;

    /// <summary>Bytes of the ticket log.</summary>
    public long LogBytes => _log.TotalBytes;

    /// <summary>Bytes of the changed states.</summary>
    public long ChangedBytes { get; private set; }

    /// <summary>Whether states changed since the last commit.</summary>
    public bool HasChanges => _changed.Count > 0;

    /// <summary>Whether every ticket that the store has is in memory, so that one that is not found is new.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The ticket of a key, or <see langword="null"/>.</summary>
    public TicketSlot? Find(ReadOnlySpan<byte> key) => _map.Find(key);

    /// <summary>Adds a ticket of which nothing is known.</summary>
    public TicketSlot Add(ReadOnlySpan<byte> key) => _map.Add(key);

    /// <summary>Gives a ticket its new state.</summary>
    public void Change(TicketSlot slot, ReadOnlySpan<byte> state, in TicketVerdict verdict)
    {
        slot.SetState(state, _arrays);
        ChangedBytes += slot.IsChanged ? 0 : state.Length;
        Note(slot);
        Keep(slot, verdict);
    }

    /// <summary>Takes over how a ticket is to be kept.</summary>
    public void Keep(TicketSlot slot, in TicketVerdict verdict)
    {
        _log.SetLive(slot, verdict.IsLive);
        slot.DeadlineMs = verdict.DeadlineMs;
        if (slot.DeadlineMs < slot.QueuedMs)
        {
            slot.QueuedMs = slot.DeadlineMs;
            _deadlines.Enqueue(slot, slot.DeadlineMs);
        }
    }

    /// <summary>A ticket is no longer kept.</summary>
    public void Remove(TicketSlot slot)
    {
        _map.Remove(slot);
        slot.DropState(_arrays);
        Note(slot);
    }

    /// <summary>The next ticket whose deadline has passed, or <see langword="null"/>.</summary>
    /// <param name="timerTimeMs">Unix milliseconds.</param>
    public TicketSlot? TakeDue(long timerTimeMs)
    {
        while (_deadlines.TryPeek(out var slot, out var queuedMs) && queuedMs <= timerTimeMs)
        {
            _deadlines.Dequeue();
            if (slot.IsRemoved || queuedMs != slot.QueuedMs)
            {
                continue;
            }

            slot.QueuedMs = long.MaxValue;
            if (slot.DeadlineMs <= timerTimeMs)
            {
                return slot;
            }

            slot.QueuedMs = slot.DeadlineMs;
            _deadlines.Enqueue(slot, slot.DeadlineMs);
        }

        return null;
    }

    /// <summary>Adds this version's log entry where states changed, compacting the log as far as the commit has room.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="version">The version.</param>
    public void WriteLog(CommitBuilder commit, long version)
    {
        var planned = commit.PayloadBytes + ChangedBytes;
        while (_log.IsWasteful
            && (!settings.HasTicketReaders || _log.OldestVersion <= version - settings.ReadersKeep || _log.WastedBytes > settings.MaxReadersBytes)
            && planned < settings.MaxCommitBytes)
        {
            planned += Compact(commit);
        }

        if (_changed.Count == 0)
        {
            return;
        }

        var writer = new ByteWriter(32 * 1024);
        writer.WriteByte(StoredTicketLog.Format);
        foreach (var slot in _changed)
        {
            slot.IsChanged = false;
            writer.WriteBytes(slot.Key);
            writer.WriteBytes(slot.IsRemoved ? [] : slot.State);
            if (slot.IsRemoved)
            {
                _log.Gone(slot);
                if (slot.HasDormantCopy)
                {
                    commit.Delete(ShardHash.Dormant, slot.Key);
                }
            }
            else
            {
                _log.Moved(slot, version, slot.Key.Length + slot.State.Length);
            }
        }

        commit.Set(ShardHash.TicketLog, CommitBuilder.VersionField(version), writer.Written);
        _log.Add(version, [.. _changed], writer.Length);
        writer.Dispose();
        _changed.Clear();
        ChangedBytes = 0;
        Evict();
    }

    /// <summary>Takes in a log entry that the store has; entries come in the order of their versions.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public void LoadLog(long version, ReadOnlySpan<byte> entry)
    {
        var reader = new StoredTicketLog(entry);
        var slots = new List<TicketSlot>();
        while (reader.Next(out var key, out var state))
        {
            var slot = _map.Find(key) ?? _map.Add(key);
            slots.Add(slot);
            if (state.IsEmpty)
            {
                _log.Gone(slot);
                _map.Remove(slot);
                slot.DropState(_arrays);
            }
            else
            {
                slot.SetState(state, _arrays);
                _log.Moved(slot, version, key.Length + state.Length);
            }
        }

        _log.Add(version, [.. slots], entry.Length);
    }

    /// <summary>Takes in a dormant ticket that the store has, unless the log has a newer state of it.</summary>
    /// <returns>The ticket where it was not in memory, else <see langword="null"/>.</returns>
    public TicketSlot? LoadDormant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        if (_map.Find(key) is { } known)
        {
            known.HasDormantCopy = true;
            return null;
        }

        var slot = _map.Add(key);
        slot.SetState(state, _arrays);
        slot.HasDormantCopy = true;
        _dormant.Enqueue(slot);
        return slot;
    }

    /// <summary>Says whether the store has tickets that are not in memory.</summary>
    public void SetComplete(bool isComplete) => IsComplete = isComplete;

    /// <summary>All tickets in memory.</summary>
    public IReadOnlyCollection<TicketSlot> Slots => _map.Slots;

    private void Note(TicketSlot slot)
    {
        if (!slot.IsChanged)
        {
            slot.IsChanged = true;
            _changed.Add(slot);
        }
    }

    /// <summary>Moves what still counts out of the oldest entry, and deletes the entry.</summary>
    /// <returns>Bytes that this adds to the commit.</returns>
    private long Compact(CommitBuilder commit)
    {
        var (version, slots) = _log.TakeOldest();
        commit.Delete(ShardHash.TicketLog, CommitBuilder.VersionField(version));
        var bytes = 0L;
        foreach (var slot in slots)
        {
            if (slot.LogVersion != version || slot.IsChanged)
            {
                continue;
            }

            if (slot.IsLive)
            {
                Note(slot);
                ChangedBytes += slot.State.Length;
            }
            else
            {
                _log.Gone(slot);
                commit.Set(ShardHash.Dormant, slot.Key, slot.State);
                slot.HasDormantCopy = true;
                _dormant.Enqueue(slot);
            }

            bytes += slot.State.Length;
        }

        return bytes;
    }

    private void Evict()
    {
        while (_map.Count > settings.MaxCachedTickets && _dormant.TryDequeue(out var slot))
        {
            // Only a ticket whose newest state rests among the dormant ones may be forgotten.
            if (slot is { IsRemoved: false, LogVersion: 0, IsChanged: false })
            {
                _map.Remove(slot);
                slot.DropState(_arrays);
                IsComplete = false;
            }
        }
    }
}

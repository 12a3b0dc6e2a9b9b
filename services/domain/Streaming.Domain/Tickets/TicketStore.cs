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
    // What a state's key takes beside it, roughly; and enough to make room once.
    private const int KeyBytes = 24;
    private const int KeyRoomBytes = 64;
    private const int MostRoomBytes = 1 << 20;

    private readonly TicketMap _map = new();
    private readonly TicketLog _log = new(settings.MinCompactBytes);
    private readonly List<int> _changed = [];
    private readonly Queue<int> _forgettable = new();
    private readonly Queue<int> _leaving = new();
    private readonly DeadlineQueue _deadlines = new();
    private readonly PackedShare _packed = new();
    private long _changedBytes;
    private long _deletedBytes;

    /// <summary>Number of tickets in memory.</summary>
    public int Count => _map.Count;

    /// <summary>
    /// Estimated bytes of the changed states, as the next commit stores them; of removed tickets what they had, and of each dormant copy that goes its key, so
    /// that a commit takes a bounded number of these too.
    /// </summary>
    public long ChangedBytes => _packed.Of(_changedBytes) + _deletedBytes;

    /// <summary>Whether states changed since the last commit.</summary>
    public bool HasChanges => _changed.Count > 0;

    /// <summary>Whether every ticket that the store has is in memory, so that one that is not found is new.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>The ticket of a key, by number, or <see cref="TicketMap.None"/>.</summary>
    public int Find(ReadOnlySpan<byte> key) => _map.Find(key);

    /// <summary>
    /// Whether the store is to be asked for a key's ticket: not for one that is in memory, nor for one that was removed while the store may not know. An older
    /// state of that one may still rest there.
    /// </summary>
    public bool MayRest(ReadOnlySpan<byte> key) => !IsComplete && _map.Find(key) == TicketMap.None && !_map.IsRemoved(key);

    /// <summary>A ticket's key; valid until its state changes.</summary>
    public ReadOnlySpan<byte> Key(int ticket) => _map.Key(ticket);

    /// <summary>A ticket's encoded state, empty before the first fact; valid until it changes.</summary>
    public ReadOnlySpan<byte> State(int ticket) => _map.State(ticket);

    /// <summary>Adds a ticket of which nothing is known.</summary>
    public int Add(ReadOnlySpan<byte> key) => _map.Add(key);

    /// <summary>The ticket's place among <see cref="PendingTickets"/>, which alone may change it.</summary>
    public ref int PendingPlace(int ticket) => ref _map[ticket].PendingPlace;

    /// <summary>Gives a ticket its new state.</summary>
    public void Change(int ticket, ReadOnlySpan<byte> state, in TicketVerdict verdict)
    {
        _map.SetState(ticket, state);
        ref var slot = ref _map[ticket];
        if (!slot.IsChanged)
        {
            _changedBytes += KeyBytes + state.Length;
            _deletedBytes += slot.HasDormantCopy ? KeyBytes : 0;
        }

        Note(ticket);
        Keep(ticket, verdict);
    }

    /// <summary>Takes over how a ticket is to be kept.</summary>
    public void Keep(int ticket, in TicketVerdict verdict)
    {
        ref var slot = ref _map[ticket];
        _log.SetLive(ref slot, verdict.IsLive);
        slot.DeadlineMs = verdict.DeadlineMs;
        Queue(ticket, ref slot);
    }

    /// <summary>A ticket is no longer kept; its key can be read until the next commit is made.</summary>
    public void Remove(int ticket)
    {
        _map.Remove(ticket);
        _deletedBytes += _map[ticket].IsChanged ? 0 : KeyBytes + _map[ticket].StateBytes;
        Note(ticket);
    }

    /// <summary>The next ticket whose deadline has passed, or <see cref="TicketMap.None"/>.</summary>
    /// <param name="timerTimeMs">Unix milliseconds.</param>
    public int TakeDue(long timerTimeMs)
    {
        while (_deadlines.TryTake(timerTimeMs, out var ticket, out var queuedMs))
        {
            ref var slot = ref _map[ticket];
            if (queuedMs != slot.QueuedMs)
            {
                continue;
            }

            slot.QueuedMs = long.MaxValue;
            if (slot.IsRemoved)
            {
                continue;
            }

            if (slot.DeadlineMs <= timerTimeMs)
            {
                return ticket;
            }

            Queue(ticket, ref slot);
        }

        return TicketMap.None;
    }

    /// <summary>Adds this version's log entry where states changed, compacting the log as far as the commit has room.</summary>
    /// <param name="commit">The commit.</param>
    /// <param name="version">The version.</param>
    public void WriteLog(CommitBuilder commit, long version)
    {
        ReleaseStored(version);

        // A third of what room there is stays for the checkpoint of the cells.
        var room = (settings.MaxCommitBytes - commit.PayloadBytes - ChangedBytes) * 2 / 3;
        while (IsUpkeepDue(version) && room > 0 && commit.FieldCount < settings.MaxCommitFields)
        {
            room -= Compact(commit, version, room);
        }

        if (_changed.Count == 0)
        {
            return;
        }

        var writer = new ByteWriter((int)Math.Min(_changedBytes + (_changed.Count * KeyRoomBytes), MostRoomBytes));
        writer.WriteByte(StoredTicketLog.Format);
        foreach (var ticket in _changed)
        {
            ref var slot = ref _map[ticket];
            slot.IsChanged = false;
            writer.WriteBytes(_map.Key(ticket));
            writer.WriteBytes(slot.IsRemoved ? [] : _map.State(ticket));
            if (slot.IsRemoved)
            {
                _log.Gone(ref slot);
                slot.LogVersion = -version;
                _leaving.Enqueue(ticket);
            }
            else
            {
                _log.Moved(ref slot, version, slot.KeyBytes + slot.StateBytes);
            }

            // A dormant copy is older than this entry: readers that have not kept the ticket would take it for the newest, and so would everybody once the
            // entry of a removal is gone. Where dormant tickets were not loaded, a removed one may have a copy that is not known.
            if (slot.HasDormantCopy || (slot.IsRemoved && !IsComplete))
            {
                commit.Delete(ShardHash.Dormant, commit.Keep(_map.Key(ticket)));
                slot.HasDormantCopy = false;
            }
        }

        var plainBytes = writer.Length;
        _log.Add(version, [.. _changed], plainBytes);
        _packed.Learn(plainBytes, commit.Set(ShardHash.TicketLog, CommitBuilder.VersionField(version), ref writer));
        _changed.Clear();
        (_changedBytes, _deletedBytes) = (0, 0);
        Evict(version);
    }

    /// <summary>Whether the log is worth compacting, and no reader needs what that would delete.</summary>
    /// <param name="version">The newest version.</param>
    public bool IsUpkeepDue(long version) =>
        _log.IsWasteful
        && (!settings.HasTicketReaders || _log.OldestVersion <= version - settings.ReadersKeep || _log.WastedBytes > settings.MaxReadersBytes);

    /// <summary>Takes in a log entry that the store has; entries come in the order of their versions.</summary>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public void LoadLog(long version, ReadOnlySpan<byte> entry)
    {
        using var plain = PlainValue.Of(entry);
        var reader = new StoredTicketLog(plain);
        var tickets = new List<int>();
        while (reader.Next(out var key, out var state))
        {
            var ticket = FindOrAdd(key);
            tickets.Add(ticket);
            if (state.IsEmpty)
            {
                _log.Gone(ref _map[ticket]);
                Drop(ticket);
            }
            else
            {
                _map.SetState(ticket, state);
                _log.Moved(ref _map[ticket], version, key.Length + state.Length);
            }
        }

        _log.Add(version, [.. tickets], plain.Bytes.Length);
    }

    /// <summary>Takes in a dormant ticket that the store has, unless the log has a newer state of it, or it was removed while the store may not know.</summary>
    /// <returns>The ticket where it was not in memory, else <see cref="TicketMap.None"/>.</returns>
    public int LoadDormant(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state)
    {
        var known = _map.Find(key);
        if (known != TicketMap.None)
        {
            _map[known].HasDormantCopy = true;
            return TicketMap.None;
        }

        if (_map.IsRemoved(key))
        {
            return TicketMap.None;
        }

        var ticket = _map.Add(key);
        _map.SetState(ticket, state);
        _map[ticket].HasDormantCopy = true;
        LetForget(ticket);
        return ticket;
    }

    /// <summary>Forgets a ticket that was just taken in, unless it waits for a deadline or has one that has passed.</summary>
    /// <param name="ticket">Its number.</param>
    /// <param name="timeMs">The time that deadlines have fired up to, Unix milliseconds.</param>
    public void ForgetUnlessDue(int ticket, long timeMs)
    {
        if (_map[ticket] is { IsLive: false } slot && slot.DeadlineMs > timeMs)
        {
            Forget(ticket);
        }
    }

    /// <summary>Forgets a ticket that rests among the dormant ones of the store.</summary>
    /// <param name="ticket">Its number.</param>
    public void Forget(int ticket)
    {
        Drop(ticket);
        IsComplete = false;
    }

    /// <summary>Says whether the store has tickets that are not in memory.</summary>
    public void SetComplete(bool isComplete) => IsComplete = isComplete;

    /// <summary>The numbers of all tickets in memory.</summary>
    public IEnumerable<int> Tickets => _map.Tickets;

    private int FindOrAdd(ReadOnlySpan<byte> key)
    {
        var known = _map.Find(key);
        return known != TicketMap.None ? known : _map.Add(key);
    }

    private void Note(int ticket)
    {
        ref var slot = ref _map[ticket];
        if (!slot.IsChanged)
        {
            slot.IsChanged = true;
            _changed.Add(ticket);
        }
    }

    /// <summary>Has the ticket found when its deadline has passed, unless its number waits for an earlier time already.</summary>
    private void Queue(int ticket, ref TicketSlot slot)
    {
        if (slot.DeadlineMs < slot.QueuedMs)
        {
            slot.QueuedMs = slot.DeadlineMs;
            _deadlines.Add(ticket, slot.DeadlineMs);
        }
    }

    private void LetForget(int ticket)
    {
        ref var slot = ref _map[ticket];
        if (!slot.MayBeForgotten)
        {
            slot.MayBeForgotten = true;
            _forgettable.Enqueue(ticket);
        }
    }

    private void Drop(int ticket)
    {
        _map.Remove(ticket);
        _map.Release(ticket);
    }

    /// <summary>Moves what still counts out of the oldest entry, and deletes the entry once all of it is; goes on with the next commit where this one has no room.</summary>
    /// <returns>Bytes that this adds to the commit.</returns>
    private long Compact(CommitBuilder commit, long version, long room)
    {
        var oldest = _log.OldestVersion;
        var bytes = 0L;
        while (_log.PassOldest(out var ticket))
        {
            ref var slot = ref _map[ticket];
            if (slot.LogVersion != oldest || slot.IsChanged)
            {
                continue;
            }

            if (slot.IsLive)
            {
                Note(ticket);
                _changedBytes += KeyBytes + slot.StateBytes;
                bytes += _packed.Of(slot.KeyBytes + slot.StateBytes);
            }
            else
            {
                _log.Gone(ref slot);
                commit.Set(ShardHash.Dormant, commit.Keep(_map.Key(ticket)), _map.State(ticket));
                slot.HasDormantCopy = true;
                slot.LogVersion = -version;
                LetForget(ticket);
                bytes += slot.KeyBytes + slot.StateBytes;
            }

            if (bytes >= room || commit.FieldCount >= settings.MaxCommitFields)
            {
                return bytes;
            }
        }

        _log.RemoveOldest();
        commit.Delete(ShardHash.TicketLog, CommitBuilder.VersionField(oldest));
        return bytes;
    }

    /// <summary>Lets go of the tickets that were removed by a version that must be stored when another one is made.</summary>
    private void ReleaseStored(long version)
    {
        while (_leaving.TryPeek(out var ticket) && -_map[ticket].LogVersion <= version - settings.CommitsInFlight)
        {
            _map.Release(_leaving.Dequeue());
        }
    }

    /// <summary>
    /// Forgets tickets beyond the limit whose newest state rests among the dormant ones, and which wait for nothing; but none whose copy may still be on its
    /// way to the store: whoever asked the store for it then would get an older state, or nothing.
    /// </summary>
    private void Evict(long version)
    {
        while (_map.Count > settings.MaxCachedTickets && _forgettable.TryPeek(out var ticket))
        {
            ref var slot = ref _map[ticket];
            var isDormant = slot is { IsRemoved: false, IsLive: false, LogVersion: <= 0, IsChanged: false };
            if (isDormant && -slot.LogVersion > version - settings.CommitsInFlight)
            {
                return;
            }

            _forgettable.Dequeue();
            slot.MayBeForgotten = false;
            if (isDormant)
            {
                Forget(ticket);
            }
        }
    }
}

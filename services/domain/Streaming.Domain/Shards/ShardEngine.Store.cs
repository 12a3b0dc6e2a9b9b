using System.Buffers.Binary;
using Streaming.Domain.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <content>Loading from the store, and what to commit to it.</content>
public sealed partial class ShardEngine
{
    // So many commits in a row may have too little room for the upkeep of the logs.
    private const int MostCrowdedCommits = 2;

    private int _crowdedCommits;

    /// <summary>
    /// Whether the upkeep of the logs has waited for room in several commits: the next one should come at once, so that it has few changes. Commits that are
    /// full of changes tell the same events in fewer bytes than such as leave room each time.
    /// </summary>
    public bool NeedsRoom => _crowdedCommits >= MostCrowdedCommits;

    /// <summary>Takes in a page of names. The pages come first, in the order of their fields.</summary>
    /// <param name="page">The page.</param>
    /// <exception cref="InvalidDataException">The bytes are not a page, or of an unknown format.</exception>
    public void LoadNames(ReadOnlySpan<byte> page)
    {
        CellCodec.ReadNamesPage(page, new Loader(this));
        _records.AddNamesPage();
    }

    /// <summary>Takes in a pane page; all of them come after the names and before the logs, in any order.</summary>
    /// <param name="field">The page's field.</param>
    /// <param name="page">The page.</param>
    /// <exception cref="InvalidDataException">The bytes are not a page, or of an unknown format.</exception>
    public void LoadPage(ReadOnlySpan<byte> field, ReadOnlySpan<byte> page)
    {
        using var plain = PlainValue.Of(page);
        var (pane, version) = CellCodec.ReadPage(field, plain.Bytes, new Loader(this));
        var table = _cells.Pane(pane);
        table.ChangedVersion = version;
        _records.AddPage(table, version, plain.Bytes.Length);
    }

    /// <summary>Takes in an entry of the cell log, in the order of versions.</summary>
    /// <param name="field">The entry's field.</param>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public void LoadCellLog(ReadOnlySpan<byte> field, ReadOnlySpan<byte> entry)
    {
        var version = BinaryPrimitives.ReadInt64BigEndian(field);
        using var plain = PlainValue.Of(entry);
        CellCodec.ReadLogEntry(version, plain.Bytes, new Loader(this));
        _records.AddEntry(version, plain.Bytes.Length);
    }

    /// <summary>Takes in an entry of the ticket log, in the order of versions.</summary>
    /// <param name="field">The entry's field.</param>
    /// <param name="entry">The entry.</param>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public void LoadTicketLog(ReadOnlySpan<byte> field, ReadOnlySpan<byte> entry) =>
        _tickets.LoadLog(BinaryPrimitives.ReadInt64BigEndian(field), entry);

    /// <summary>Takes in messages that were not published yet, in the order of versions.</summary>
    /// <param name="field">The field.</param>
    /// <param name="messages">The messages.</param>
    /// <exception cref="InvalidDataException">The bytes are not messages, or of an unknown format.</exception>
    public void LoadOutbox(ReadOnlySpan<byte> field, ReadOnlySpan<byte> messages) => Outbox.Load(field, messages);

    /// <summary>Ends the loading.</summary>
    /// <param name="version">The stored version.</param>
    /// <param name="meta">The stored meta; <see langword="null"/> for a shard that was never committed.</param>
    /// <param name="hasUnloadedDormant">Whether the store has dormant tickets that were not given to <see cref="AddDormant"/>.</param>
    /// <param name="nowMs">
    /// When that is, Unix milliseconds. What is told to customers' shards and of clocks has greater numbers from now on than anything before, though the store may
    /// have lost the commits that told it: no shard commits a thousand times a second for long, so no number has been ahead of the clock.
    /// </param>
    public void CompleteLoad(long version, ShardMeta? meta, bool hasUnloadedDormant, long nowMs = 0)
    {
        Version = version;
        var numbersFrom = meta?.NumbersFrom ?? 0;
        _told.NumbersFrom = _told.IsHeard || _clocks.IsEnabled ? Math.Max(numbersFrom, nowMs - version) : numbersFrom;
        _publisher.RevisionsFrom = _told.NumbersFrom;
        _records.CompleteLoad();
        _tickets.SetComplete(!hasUnloadedDormant);
        if (meta is not null)
        {
            EventHighMs = meta.EventHighMs;
            TimerTimeMs = meta.TimerTimeMs;
            JudgedMs = meta.JudgedMs;
            _placement.Boundaries = meta.Boundaries;
        }

        foreach (var ticket in _tickets.Tickets)
        {
            Schedule(ticket);
        }
    }

    /// <summary>
    /// Says what to commit, and forgets what changed: the next batch may be applied while the commit is on its way. Evaluates the tickets that wait for
    /// it. Also rolls panes up, compacts and checkpoints, as far as there is room.
    /// </summary>
    /// <param name="epoch">The owner's epoch.</param>
    /// <param name="meta">What the owner says: topics, times of the commit. The shard's own fields are filled in.</param>
    public ShardCommit CreateCommit(ShardEpoch epoch, ShardMeta meta)
    {
        var (facts, others, boundaries) = (_pending.FactCount, ChangedBytes - _pending.ChangedBytes, _placement.Boundaries);
        EvaluatePending();
        ForgetSurplusComments();
        RollUp();
        Version++;
        var described = Described(meta).Encode();
        var commit = new CommitBuilder();
        _records.WriteLog(commit, Version, described);
        if (_placement.Boundaries == boundaries)
        {
            _pending.Learn(facts, commit.PayloadBytes + _tickets.ChangedBytes + _told.ChangedBytes + Outbox.ChangedBytes - others);
        }

        _told.Flush();
        Outbox.Write(commit, Version);
        var isCrowded = commit.PayloadBytes + _tickets.ChangedBytes > _storage.MaxCommitBytes / 2;
        _tickets.WriteLog(commit, Version);
        _records.WriteCheckpoint(commit, Version);
        var isDue = _tickets.IsUpkeepDue(Version) || _records.IsUpkeepDue;

        // Where one with room was not enough, every second one has it until it is.
        _crowdedCommits = !isDue ? 0 : isCrowded ? _crowdedCommits + 1 : MostCrowdedCommits - 1;
        return commit.Build(epoch, Version, described);
    }

    private ShardMeta Described(ShardMeta meta) => meta with
    {
        EventHighMs = EventHighMs,
        TimerTimeMs = TimerTimeMs,
        JudgedMs = JudgedMs,
        Boundaries = _placement.Boundaries,
        ConfigurationHash = _configurationHash,
        NumbersFrom = _told.NumbersFrom,
    };

    /// <summary>
    /// Takes over how a ticket is to be kept: as its state says, which spares decoding and walking it; by a walk where the state was written by another
    /// configuration, or before states said so, or holds comments, which are looked at: as of the timer time, for what lies between that and the time
    /// that was being reached may not have fired before the shard changed hands.
    /// </summary>
    private void Schedule(int ticket)
    {
        if (TryReadVerdict(_tickets.Key(ticket), _tickets.State(ticket), out var verdict))
        {
            _tickets.Keep(ticket, verdict);
            return;
        }

        var workspace = Read(ticket);
        _tickets.Keep(ticket, LookAtComments(ticket, workspace, Walk(ticket, workspace, TimerTimeMs)));
        WorkspacePool.OfThread.Return(workspace);
    }

    private bool TryReadVerdict(ReadOnlySpan<byte> key, ReadOnlySpan<byte> state, out TicketVerdict verdict)
    {
        verdict = default;
        return TicketKey.IsOfTickets(key)
            && !TicketStateCodec.HasComments(state)
            && TicketStateCodec.TryReadVerdict(state, _configurationHash, out verdict);
    }

    private sealed class Loader(ShardEngine engine) : ICellSink
    {
        public void SetName(int index, Name name)
        {
            if (index == engine._names.Count)
            {
                engine._names.Append(name);
            }
        }

        public void SetSplit(int index, in Split split)
        {
            if (index == engine._splits.Count)
            {
                engine._splits.Append(split);
            }
        }

        public void RemovePane(long version, PaneKey pane)
        {
            if (engine._cells.Find(pane) is { } table && version > table.PageVersion)
            {
                engine._cells.Forget(table);
            }
        }

        public void SetCell(long version, PaneKey pane, int split, MeasureView content)
        {
            var table = engine._cells.Pane(pane);
            if (table.PageVersion == 0 || version > table.PageVersion)
            {
                engine._cells.Set(table, split, content);
                table.ChangedVersion = Math.Max(table.ChangedVersion, version);
            }
        }
    }
}

using Streaming.Domain.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Customers;
using Streaming.Domain.Events;
using Streaming.Domain.Names;
using Streaming.Domain.Outbox;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Shards;

/// <summary>
/// One shard in the memory of its owner: applies events and passing time to tickets and cells, and says what to commit. It knows neither
/// Kafka nor Redis nor a clock: events come with their times, deadlines pass when <see cref="AdvanceTimers"/> says so.
/// </summary>
/// <remarks>Not safe for use by two threads at once. After a refused commit it is worthless: drop it and load the shard anew.</remarks>
public sealed partial class ShardEngine
{
    private readonly EngineSettings _settings;
    private readonly StorageSettings _storage;
    private readonly ulong _configurationHash;
    private readonly long _horizonMs;
    private readonly long _futureMs;
    private readonly NameTable _names;
    private readonly SplitTable _splits = new();
    private readonly CellStore _cells = new();
    private readonly CellRecords _records;
    private readonly PanePlacement _placement;
    private readonly TicketStore _tickets;
    private readonly TicketWalk _walk;
    private readonly ClockWalk _clocks;
    private readonly ClockPublisher _publisher;
    private readonly CustomerWalk _customers;
    private readonly JoinWriter _told;
    private readonly TicketJoins _joins;
    private readonly AnswerJoins _answers;
    private readonly CommentKeeper _keeper;
    private readonly CommentLedger _comments;
    private readonly PendingTickets _pending;
    private readonly ContributionList _committed = new();
    private readonly ContributionList _contributions = new();
    private readonly byte[] _state = new byte[8 * 1024];

    /// <summary>An empty shard.</summary>
    /// <param name="settings">What decides which contributions a ticket makes.</param>
    /// <param name="storage">How the store and the memory are used; the defaults where left out.</param>
    /// <param name="shards">How many shards there are: each has its part of what is limited over all of them.</param>
    public ShardEngine(EngineSettings settings, StorageSettings? storage = null, int shards = 1)
    {
        _storage = storage ?? new StorageSettings();
        _settings = settings;
        _configurationHash = settings.ConfigurationHash();
        _horizonMs = (long)settings.Horizon.TotalMilliseconds;
        _futureMs = (long)settings.FutureTolerance.TotalMilliseconds;
        _names = new NameTable(settings.MaxNames, Math.Max(1, settings.MaxCustomers / shards));
        _records = new CellRecords(_names, _splits, _cells, _storage);
        _placement = new PanePlacement(settings, _names);
        _tickets = new TicketStore(_storage);
        _pending = new PendingTickets(_tickets);
        Outbox = new ShardOutbox(_storage.MaxOutboxBytes);
        var splits = new SplitResolver(_splits, settings.MainDimensions);
        _clocks = new ClockWalk(new ClockPolicies(settings.Sla, _names), splits);
        _publisher = new ClockPublisher(_names, Outbox, _storage.SlaTopic);
        _walk = new TicketWalk(settings, splits, _clocks);
        _customers = new CustomerWalk(settings, _names, _splits, splits);
        _told = new JoinWriter(_names, Outbox, _storage.JoinTopic);
        _joins = new TicketJoins(_splits, _told);
        _answers = new AnswerJoins(_splits, _walk, _told);
        _keeper = new CommentKeeper(settings.Comments);
        _comments = new CommentLedger(settings.Comments.MaxPerShard, _tickets);
    }

    /// <summary>
    /// The greatest event time applied, but for events that claim to be later than any can be (see <see cref="Apply"/>), Unix milliseconds;
    /// <see cref="long.MinValue"/> before the first event.
    /// </summary>
    public long EventHighMs { get; private set; } = long.MinValue;

    /// <summary>Deadlines have fired up to here, Unix milliseconds; <see cref="long.MinValue"/> before the first.</summary>
    public long TimerTimeMs { get; private set; } = long.MinValue;

    /// <summary>
    /// Tickets are judged as of this time, Unix milliseconds: ahead of <see cref="TimerTimeMs"/> while deadlines fire in several steps.
    /// </summary>
    public long JudgedMs { get; private set; } = long.MinValue;

    /// <summary>What is to be published once it is stored.</summary>
    public ShardOutbox Outbox { get; }

    /// <summary>The version of the newest commit.</summary>
    public long Version { get; private set; }

    /// <summary>Number of tickets in memory.</summary>
    public int TicketCount => _tickets.Count;

    /// <summary>Number of cells in memory.</summary>
    public long CellCount => _cells.CellCount;

    /// <summary>Number of names.</summary>
    public int NameCount => _names.Count;

    /// <summary>How often a dimension value was folded into <c>other</c> because its dimension is full.</summary>
    public long FoldedNameCount => _names.FoldedCount;

    /// <summary>Number of names of one kind, over all tenants.</summary>
    /// <param name="kind">The kind.</param>
    public int NamesOf(NameKind kind) => _names.CountOf(kind);

    /// <summary>The values of one kind, over all tenants, in the order in which they came. Goes through all names.</summary>
    /// <param name="kind">The kind.</param>
    public IEnumerable<string> TextsOf(NameKind kind) => _names.TextsOf(kind);

    /// <summary>How often a value of one kind was folded into <c>other</c> since the shard was loaded.</summary>
    /// <param name="kind">The kind.</param>
    public long FoldedNamesOf(NameKind kind) => _names.FoldedOf(kind);

    /// <summary>What became of SLA clocks since this was last cleared, for whoever counts it; the outbox has the same.</summary>
    public IList<SlaTransition> SlaTransitions => _publisher.Transitions;

    /// <summary>How often a duration was left out because it exceeds ten years.</summary>
    public long TooLongDurationCount => _walk.TooLongCount;

    /// <summary>Estimated bytes of the next commit: what changed since the last one.</summary>
    public long ChangedBytes => _pending.ChangedBytes + _tickets.ChangedBytes + _records.ChangedBytes + _told.ChangedBytes + Outbox.ChangedBytes;

    /// <summary>Whether anything changed since the last commit, offsets aside.</summary>
    public bool HasChanges => _pending.Count > 0 || _tickets.HasChanges || _records.HasChanges || Outbox.HasChanges;

    /// <summary>Whether states may have to be fetched before an event is applied.</summary>
    public bool IsComplete => _tickets.IsComplete;

    /// <summary>Applies an event.</summary>
    /// <param name="batch">The batch that holds the event.</param>
    /// <param name="index">The event's place in the batch.</param>
    /// <param name="latestMs">
    /// No event is later than this, Unix milliseconds: one that says so does not move <see cref="EventHighMs"/>. Where nobody can tell, the greatest number.
    /// </param>
    public ApplyOutcome Apply(EventBatch batch, int index, long latestMs = long.MaxValue)
    {
        ref var source = ref batch[index];
        if (source.TimeMs < source.RecordTimeMs - _horizonMs)
        {
            return ApplyOutcome.Expired;
        }

        if (source.TimeMs > source.RecordTimeMs + _futureMs)
        {
            return ApplyOutcome.Future;
        }

        EventHighMs = source.TimeMs <= latestMs ? Math.Max(EventHighMs, source.TimeMs) : EventHighMs;
        var tenant = Tenant(batch, source);
        Span<byte> key = stackalloc byte[TicketKey.MaxBytes];
        key = key[..TicketKey.Write(key, source.SubjectKind, tenant, batch.Text(source.Subject))];
        var ticket = _tickets.Find(key);
        var waiting = Waiting(ticket);
        if (waiting?.Count >= _settings.MaxFacts)
        {
            // One more, and the older half is settled: what is told of a ticket is told of all its facts before.
            EvaluateWaiting(ticket, waiting);
            (ticket, waiting) = (_tickets.Find(key), null);
        }

        var workspace = waiting ?? (ticket == TicketMap.None ? Begin(tenant, stateBytes: 0) : Read(ticket));
        var fact = FactReader.Read(batch, source, tenant, _names, _settings);
        TakeComment(batch, source, workspace, ref fact);
        var outcome = workspace.Add(ref fact, batch.Text(source.Identity), _names);
        if (outcome is FactOutcome.Duplicate or FactOutcome.Settled)
        {
            if (waiting is null)
            {
                WorkspacePool.OfThread.Return(workspace);
            }

            return outcome == FactOutcome.Duplicate ? ApplyOutcome.Duplicate : ApplyOutcome.Expired;
        }

        ticket = ticket == TicketMap.None ? _tickets.Add(key) : ticket;
        if (MayWait(ticket, workspace))
        {
            _pending.Add(ticket, workspace);
        }
        else
        {
            EvaluateWaiting(ticket, workspace);
            ForgetSurplusComments();
        }

        return outcome switch
        {
            FactOutcome.Superseded => ApplyOutcome.Superseded,
            FactOutcome.Conflict => ApplyOutcome.IdConflict,
            _ => ApplyOutcome.Applied,
        };
    }

    /// <summary>Lets time pass: fires every deadline up to a time. Time never moves back; an earlier time does nothing.</summary>
    /// <param name="timerTimeMs">Unix milliseconds.</param>
    /// <param name="maxChangedBytes">Stops early once the next commit has about this many bytes.</param>
    /// <returns>Whether all deadlines up to that time have fired; if not, commit and call again.</returns>
    public bool AdvanceTimers(long timerTimeMs, long maxChangedBytes = long.MaxValue)
    {
        if (timerTimeMs <= TimerTimeMs)
        {
            return true;
        }

        // What fires now is judged as of the time that is being reached, which is the same whatever the steps; and so is what an event
        // touches between two of them, or it would take back a breach that the next step tells again.
        JudgedMs = Math.Max(JudgedMs, timerTimeMs);
        while (ChangedBytes < maxChangedBytes)
        {
            var ticket = _tickets.TakeDue(timerTimeMs);
            if (ticket == TicketMap.None)
            {
                TimerTimeMs = timerTimeMs;
                return true;
            }

            EvaluateWaiting(ticket, Waiting(ticket) ?? Read(ticket));
        }

        return false;
    }

    private NameId Tenant(EventBatch batch, in SupportEvent source) =>
        _names.Intern(NameKind.Tenant, NameId.None, source.Tenant.IsAbsent ? "default"u8 : batch.Text(source.Tenant));

    private bool IsOfTickets(int ticket) => TicketKey.IsOfTickets(_tickets.Key(ticket));

    /// <summary>
    /// Whether a ticket may be evaluated with the next commit instead of at once. What comes of its facts is the same: only what becomes of SLA clocks
    /// is told step by step, comments are counted as they come, and facts are settled as soon as there are too many.
    /// </summary>
    private bool MayWait(int ticket, TicketWorkspace workspace) =>
        !workspace.HasComments && workspace.Count <= _settings.MaxFacts && !(_clocks.IsEnabled && IsOfTickets(ticket));

    private static TicketWorkspace Begin(NameId tenant, int stateBytes)
    {
        var workspace = WorkspacePool.OfThread.Rent(stateBytes);
        workspace.Clear(tenant);
        return workspace;
    }

    private TicketWorkspace Read(int ticket)
    {
        var state = _tickets.State(ticket);
        var workspace = Begin(TicketKey.Tenant(_tickets.Key(ticket)), state.Length);
        if (IsOfTickets(ticket))
        {
            TicketStateCodec.Read(state, workspace);
        }
        else
        {
            CustomerStateCodec.Read(state, workspace);
        }

        return workspace;
    }

    /// <summary>Reads what a ticket contributed until now, but for what its contributions of now begin with as well: mostly more come behind.</summary>
    /// <param name="ticket">Its number.</param>
    /// <param name="packed">Its contributions of now as its new state has them; empty where there is none, and for what is no ticket.</param>
    /// <returns>How many of these there are.</returns>
    private int ReadCommitted(int ticket, ReadOnlySpan<byte> packed)
    {
        var state = _tickets.State(ticket);
        if (state.IsEmpty)
        {
            _committed.Clear();
            return 0;
        }

        return IsOfTickets(ticket)
            ? TicketStateCodec.ReadContributions(state, _committed, _contributions.Items, packed)
            : CustomerStateCodec.ReadContributions(state, _committed, _contributions.Items);
    }

    private TicketVerdict Walk(int ticket, TicketWorkspace workspace, long timeMs) => IsOfTickets(ticket)
        ? _walk.Evaluate(workspace, timeMs, _contributions)
        : _customers.Evaluate(workspace, timeMs, _contributions);

    private TicketWorkspace? Waiting(int ticket) => ticket == TicketMap.None ? null : _pending.Find(ticket);

    /// <summary>Works out the tickets that wait for the next commit, so that the cells are those of every event applied.</summary>
    internal void EvaluatePending()
    {
        var from = 0;
        for (var ticket = _pending.Next(ref from); ticket != TicketMap.None; ticket = _pending.Next(ref from))
        {
            EvaluateWaiting(ticket, Waiting(ticket)!);
        }
    }

    /// <summary>Evaluates a ticket, whether it waits or not, and gives its workspace back.</summary>
    private void EvaluateWaiting(int ticket, TicketWorkspace workspace)
    {
        _pending.Take(ticket);
        Evaluate(ticket, workspace);
        WorkspacePool.OfThread.Return(workspace);
    }

    private void Evaluate(int ticket, TicketWorkspace workspace)
    {
        var isTicket = IsOfTickets(ticket);
        if (workspace.Count > _settings.MaxFacts)
        {
            if (isTicket)
            {
                _walk.Settle(workspace, workspace.Count / 2);
            }
            else
            {
                _customers.Settle(workspace, workspace.Count / 2);
            }
        }

        var verdict = KeepComments(ticket, workspace, Walk(ticket, workspace, JudgedMs));
        if (isTicket && _clocks.IsEnabled)
        {
            _publisher.Publish(_tickets.Key(ticket), workspace, _clocks, _walk.IsGone, Version + 1);
        }

        var common = ChangeState(ticket, workspace, verdict);
        _committed.Cancel(_contributions, common);
        if (isTicket)
        {
            _joins.Publish(_tickets.Key(ticket), workspace.Tenant, _committed.Items, _contributions.Items, Version);
            if (_settings.KeepsRespondents)
            {
                _answers.Publish(_tickets.Key(ticket), workspace, _committed.Items, _contributions.Items, Version);
            }
        }

        ChangeCells(workspace.Tenant, _committed.Items, _contributions.Items);
    }

    /// <summary>Gives a ticket the state that it has now, or removes it; before that, reads what it contributed until now.</summary>
    /// <returns>How many contributions it has in common with those of now, of what both begin with.</returns>
    private int ChangeState(int ticket, TicketWorkspace workspace, in TicketVerdict verdict)
    {
        if (verdict.IsExpired)
        {
            var before = ReadCommitted(ticket, packed: default);
            _tickets.Remove(ticket);
            return before;
        }

        var writer = new ByteWriter(_state);
        ReadOnlySpan<byte> packed = default;
        if (IsOfTickets(ticket))
        {
            var start = TicketStateCodec.Write(ref writer, workspace, _walk.Summary, verdict, _contributions, _configurationHash);
            packed = writer.Written[start..];
        }
        else
        {
            CustomerStateCodec.Write(ref writer, workspace, _contributions, _configurationHash);
        }

        var common = ReadCommitted(ticket, packed);
        _tickets.Change(ticket, writer.Written, verdict);
        writer.Dispose();
        return common;
    }
}

using Confluent.Kafka;
using Streaming.Domain.Names;
using Streaming.Domain.Shards;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Publishing;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>
/// A shard in memory: its engine, how far its partitions are consumed, the dead letters that its next commit must wait for, and the
/// commits on their way.
/// </summary>
/// <remarks>
/// Belongs to one consumer thread. Whoever calls <see cref="TryCommit"/> has applied every event taken so far, so that the offsets stored
/// are exactly those of the state stored.
/// </remarks>
internal sealed partial class LoadedShard
{
    // A shard whose newest record is this old is behind: nobody waits for it within milliseconds.
    private static readonly TimeSpan Behind = TimeSpan.FromSeconds(1);

    private readonly ShardServices _services;
    private readonly IReadOnlyList<TopicInfo> _topics;
    private readonly PartitionProgress[] _progress;
    private readonly OffsetRange?[] _ranges;
    private readonly Queue<CommitInFlight> _commits = new();
    private readonly AwaitedLetters _letters;
    private readonly Dictionary<NameKind, long> _folded = [];
    private int _tenants;
    private long _surplusComments;
    private readonly OutboxSender _outbox;
    private readonly DormantSweep _sweep;
    private readonly string? _joinTopic;
    private long _storedVersion;
    private long _lastCommit;
    private long _changedSince;
    private long _newestRecordMs = long.MinValue;
    private long _newestTakenMs = long.MinValue;
    private long _nowMs = long.MinValue;
    private bool _hasMoved;
    private bool _hasTaken;
    private int _events;

    /// <summary>A shard that was just loaded.</summary>
    public LoadedShard(
        ShardServices services,
        ShardAddress address,
        ShardEngine engine,
        ShardGuard guard,
        IReadOnlyList<TopicInfo> topics,
        PartitionProgress[] progress)
    {
        _services = services;
        Address = address;
        Engine = engine;
        Epoch = guard.Epoch;
        _topics = topics;
        _progress = progress;
        _ranges = new OffsetRange?[progress.Length];
        _letters = new AwaitedLetters(services.Options.OutboxBytes);
        _lastCommit = services.Time.GetTimestamp();
        _storedVersion = guard.Version;
        _outbox = new OutboxSender(engine.Outbox, services.Outbox, services.Time);
        _sweep = new DormantSweep(services, address, engine);
        _joinTopic = services.Options.JoinsTickets ? services.Options.JoinTopic : null;
    }

    /// <summary>Where it is stored.</summary>
    public ShardAddress Address { get; }

    /// <summary>Its state.</summary>
    public ShardEngine Engine { get; }

    /// <summary>The term of ownership.</summary>
    public ShardEpoch Epoch { get; }

    /// <summary>How far its partitions are consumed, in the group's order.</summary>
    public IReadOnlyList<PartitionProgress> Progress => _progress;

    /// <summary>The topics that its state is made from.</summary>
    public IReadOnlyList<TopicInfo> Topics => _topics;

    /// <summary>Commits on their way.</summary>
    public int InFlight => _commits.Count;

    /// <summary>Whether dead letters are not yet safe.</summary>
    public bool AwaitsLetters => !_letters.AreSafe();

    /// <summary>Whether more dead letters are not yet safe than may be held in memory.</summary>
    public bool HasTooManyLetters => _letters.AreTooMany;

    /// <summary>Whether anything would be lost without a commit.</summary>
    public bool HasUncommitted => _hasMoved || Engine.HasChanges;

    /// <summary>Whether something is still to be said to the outside, and the outside listens.</summary>
    public bool AwaitsOutbox => Engine.Outbox.HasAcknowledged || (Engine.Outbox.Count > 0 && !_outbox.IsRefused);

    /// <summary>Why what it has to tell next is not taken; <see langword="null"/> where it is, or there is nothing.</summary>
    public string? OutboxRefusal => Engine.Outbox.NextTopic is { } topic ? _services.Outbox.RefusalOf(topic) : null;

    /// <summary>
    /// Whether the next commit is large enough, but cannot be begun yet, or there is too much to publish, or to set aside: then no more should be
    /// consumed.
    /// </summary>
    public bool IsBlocked => Engine.Outbox.IsFull || HasTooManyLetters || (Engine.ChangedBytes >= _services.Options.CommitBytes && !CanCommit);

    /// <summary>How long the oldest commit has been on its way.</summary>
    public TimeSpan OldestCommitAge =>
        _commits.TryPeek(out var oldest) ? _services.Time.GetElapsedTime(oldest.Started) : TimeSpan.Zero;

    private bool CanCommit => _commits.Count < _services.Options.CommitsInFlight && !AwaitsLetters;

    /// <summary>Notes that a record was taken: its offset belongs to the next commit.</summary>
    /// <param name="topic">The topic's place in the group.</param>
    /// <param name="offset">The record's offset.</param>
    /// <param name="timestampMs">The record's Kafka timestamp.</param>
    public void Take(int topic, long offset, long timestampMs)
    {
        var progress = _progress[topic];
        progress.NextOffset = offset + 1;
        _hasTaken = true;
        if (timestampMs > _nowMs)
        {
            // Most records are older than when the clock was asked last.
            _nowMs = _services.Time.GetUtcNow().ToUnixTimeMilliseconds();
        }

        _newestTakenMs = Math.Max(_newestTakenMs, Math.Min(timestampMs, _nowMs));
        var reachedMs = _services.Options.Mode == ClockMode.Live ? TimerClock.Reached(progress.LastTimestampMs, timestampMs, _nowMs) : timestampMs;
        progress.LastTimestampMs = reachedMs;

        // What shards tell each other bears the time of what it is about, which may be long past: no delay can be told from it.
        if (_topics[topic].Name != _joinTopic)
        {
            _newestRecordMs = Math.Max(_newestRecordMs, reachedMs);
        }

        NoteChange();
    }

    /// <summary>Notes that the broker said where a partition ends.</summary>
    /// <param name="topic">The topic's place in the group.</param>
    /// <param name="offset">The end.</param>
    public void TakeEnd(int topic, long offset)
    {
        if (offset > _progress[topic].NextOffset)
        {
            _progress[topic].NextOffset = offset;
            NoteChange();
        }
    }

    /// <summary>Counts an event that was applied.</summary>
    public void CountEvent() => _events++;

    /// <summary>The next commit waits for this letter.</summary>
    /// <param name="letter">Ends once the letter is safe.</param>
    /// <param name="bytes">How large it is.</param>
    public void Await(Task letter, long bytes) => _letters.Add(letter, bytes);

    /// <summary>Begins a commit if one is due and may be begun.</summary>
    /// <param name="isForced">Whether it is due in any case, if there is anything to commit.</param>
    /// <param name="onAnswer">Called, on any thread, when the answer comes.</param>
    /// <returns>Whether a commit was begun.</returns>
    public bool TryCommit(bool isForced, Action onAnswer)
    {
        if (!CanCommit || !(isForced ? HasUncommitted || Engine.Outbox.HasAcknowledged : IsDue()))
        {
            return false;
        }

        var time = _services.Time;
        var meta = new ShardMeta
        {
            Topics = Array.ConvertAll(_progress, Describe),
            IsReplay = _services.Options.Mode == ClockMode.Replay,
            CommittedMs = time.GetUtcNow().ToUnixTimeMilliseconds(),
            NewestRecordMs = _newestRecordMs,
        };
        var commit = Engine.CreateCommit(Epoch, meta);
        var answer = _services.Store.CommitAsync(Address, commit, CancellationToken.None);
        _lastCommit = time.GetTimestamp();
        _commits.Enqueue(new CommitInFlight(commit, answer, Array.ConvertAll(_progress, part => part.NextOffset), _lastCommit, _events));
        _events = 0;
        _hasMoved = false;
        _hasTaken = false;
        _isUrgent = false;
        _ = answer.ContinueWith(
            static (_, state) => ((Action)state!)(),
            onAnswer,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
        return true;
    }

    /// <summary>Takes the answers that have come, in order.</summary>
    /// <param name="stored">The offsets that are stored now, for Kafka's own committed offsets.</param>
    /// <param name="fault">What was said when a commit or a letter was not taken.</param>
    public SettleOutcome Settle(List<TopicPartitionOffset> stored, out Exception? fault)
    {
        fault = _letters.Fault;
        var outcome = fault is null ? SettleOutcome.Nothing : SettleOutcome.Failed;
        while (fault is null && _commits.TryPeek(out var oldest) && oldest.Answer.IsCompleted)
        {
            _commits.Dequeue();
            if (oldest.Answer.Exception is { } error)
            {
                fault = error.GetBaseException();
                return SettleOutcome.Failed;
            }

            var result = oldest.Answer.GetAwaiter().GetResult();
            _services.Metrics.Committed(result.Applied, _services.Time.GetElapsedTime(oldest.Started), oldest.Commit.PayloadBytes, oldest.Events);
            oldest.Commit.Dispose();
            if (!result.Applied)
            {
                return SettleOutcome.Refused;
            }

            outcome = SettleOutcome.Stored;
            _storedVersion = oldest.Commit.Version;
            for (var i = 0; i < _progress.Length; i++)
            {
                stored.Add(new TopicPartitionOffset(_progress[i].Partition, oldest.NextOffsets[i]));
            }
        }

        return outcome;
    }

    /// <summary>Publishes what is stored, and takes note of what the broker acknowledged.</summary>
    public void Publish() => _outbox.Pump(_storedVersion);

    /// <summary>Looks, a page at a time, for dormant tickets that need not be kept any more.</summary>
    public void Sweep() => _sweep.Tend();

    /// <summary>How many values of a dimension were folded since this was last asked.</summary>
    /// <param name="kind">The dimension.</param>
    public long TakeFolded(NameKind kind)
    {
        var folded = Engine.FoldedNamesOf(kind);
        var fresh = folded - _folded.GetValueOrDefault(kind);
        _folded[kind] = folded;
        return fresh;
    }

    /// <summary>The tenants that have come since this was last asked.</summary>
    public IReadOnlyList<string> TakeTenants()
    {
        var count = Engine.NamesOf(NameKind.Tenant);
        if (count == _tenants)
        {
            return [];
        }

        var fresh = Engine.TextsOf(NameKind.Tenant).Skip(_tenants).ToList();
        _tenants = count;
        return fresh;
    }

    /// <summary>How many comments went for want of room since this was last asked.</summary>
    public long TakeSurplusComments()
    {
        var fresh = Engine.SurplusCommentCount - _surplusComments;
        _surplusComments += fresh;
        return fresh;
    }

    /// <summary>Finds the place of a topic in the group.</summary>
    /// <param name="topic">Its name.</param>
    public int IndexOf(string topic)
    {
        for (var i = 0; i < _progress.Length; i++)
        {
            if (string.Equals(_progress[i].Partition.Topic, topic, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    private TopicProgress Describe(PartitionProgress part)
    {
        var topic = _topics[IndexOf(part.Partition.Topic)];
        return new TopicProgress(topic.Name, topic.Id, topic.PartitionCount, part.NextOffset, part.LastTimestampMs);
    }

    private void NoteChange()
    {
        if (!_hasMoved)
        {
            _changedSince = _services.Time.GetTimestamp();
        }

        _hasMoved = true;
    }

    private TimeSpan CommitInterval()
    {
        var options = _services.Options;
        var isBehind = _hasTaken && _newestTakenMs < (_services.Time.GetUtcNow() - Behind).ToUnixTimeMilliseconds();
        return isBehind && options.CatchUpInterval > options.CommitInterval ? options.CatchUpInterval : options.CommitInterval;
    }

    private bool IsDue()
    {
        var options = _services.Options;
        return HasUncommitted
            ? _isUrgent || Engine.NeedsRoom || Engine.ChangedBytes >= options.CommitBytes || _services.Time.GetElapsedTime(_changedSince) >= CommitInterval()
            : _commits.Count == 0 && _services.Time.GetElapsedTime(_lastCommit) >= options.Heartbeat;
    }
}

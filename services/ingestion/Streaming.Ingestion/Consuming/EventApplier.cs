using Streaming.Domain.Events;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Decoding;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;
using Streaming.Ingestion.Telemetry;

namespace Streaming.Ingestion.Consuming;

/// <summary>Applies a batch to the shards that its events belong to, after fetching the dormant tickets that it touches.</summary>
/// <remarks>Belongs to one consumer thread.</remarks>
internal sealed class EventApplier
{
    private readonly ConsumerServices _services;
    private readonly WorkerMetrics _metrics;
    private readonly long _allowedLatenessMs;
    private readonly long _futureMs;
    private readonly Dictionary<LoadedShard, List<ReadOnlyMemory<byte>>> _missing = [];
    private readonly int[] _outcomes = new int[Enum.GetValues<ApplyOutcome>().Length];

    /// <summary>Makes the applier.</summary>
    public EventApplier(ConsumerServices services)
    {
        _services = services;
        _metrics = services.Metrics;
        _allowedLatenessMs = (long)services.Options.AllowedLateness.TotalMilliseconds;
        _futureMs = (long)services.Settings.FutureTolerance.TotalMilliseconds;
    }

    /// <summary>No event is later than this, Unix milliseconds: none was read before it happened. In a replay the wall clock says nothing.</summary>
    private long LatestMs => _services.Options.Mode == ClockMode.Live
        ? _services.Time.GetUtcNow().ToUnixTimeMilliseconds() + _futureMs
        : long.MaxValue;

    /// <summary>Applies a batch.</summary>
    /// <param name="batch">The events, each with its partition.</param>
    /// <param name="running">The shard of each partition number; events of those that do not run are passed over, to be read again.</param>
    /// <param name="onStoreFailed">Called for a shard whose dormant tickets cannot be read; it must no longer run after.</param>
    public void Apply(EventBatch batch, LoadedShard?[] running, Action<LoadedShard, Exception> onStoreFailed)
    {
        FetchDormant(batch, running, onStoreFailed);
        Array.Clear(_outcomes);
        var late = 0;
        var latestMs = LatestMs;
        for (var i = 0; i < batch.Count; i++)
        {
            ref var next = ref batch[i];
            if (running[next.Partition] is not { } shard)
            {
                continue;
            }

            // Before the first event stream time is the least number there is, from which nothing may be subtracted.
            var engine = shard.Engine;
            var isLate = engine.EventHighMs != long.MinValue && next.TimeMs < engine.EventHighMs - _allowedLatenessMs;
            var outcome = engine.Apply(batch, i, latestMs);
            shard.CountEvent();
            // What shards tell one another is no event that anybody sent: it would be counted twice, and repeats of it are no fault of a producer.
            if (!EventKinds.IsInternal(next.Kind) || outcome == ApplyOutcome.Expired)
            {
                _outcomes[(int)outcome]++;
                late += isLate && outcome == ApplyOutcome.Applied ? 1 : 0;
            }
        }

        Count(late);
    }

    private void Count(int late)
    {
        var expired = _outcomes[(int)ApplyOutcome.Expired];
        var applied = -expired;
        foreach (var count in _outcomes)
        {
            applied += count;
        }

        _metrics.Applied.Inc(applied);
        _metrics.Expired.Inc(expired);
        _metrics.Duplicates.Inc(_outcomes[(int)ApplyOutcome.Duplicate]);
        _metrics.IdConflicts.Inc(_outcomes[(int)ApplyOutcome.IdConflict]);
        _metrics.Late.Inc(late);
    }

    private void FetchDormant(EventBatch batch, LoadedShard?[] running, Action<LoadedShard, Exception> onStoreFailed)
    {
        for (var i = 0; i < batch.Count; i++)
        {
            if (running[batch[i].Partition] is { Engine.IsComplete: false } shard && shard.Engine.NeedsDormant(batch, i, out var key))
            {
                if (!_missing.TryGetValue(shard, out var keys))
                {
                    _missing[shard] = keys = [];
                }

                keys.Add(key);
            }
        }

        if (_missing.Count == 0)
        {
            return;
        }

        foreach (var (shard, keys) in _missing)
        {
            try
            {
                // The one read that the thread waits for: a whole batch's tickets at once.
                var states = _services.Store.FetchDormantAsync(shard.Address, keys, CancellationToken.None).GetAwaiter().GetResult();
                for (var i = 0; i < keys.Count; i++)
                {
                    if (states[i] is { } state)
                    {
                        shard.Engine.AddDormant(keys[i].Span, state.Span);
                    }
                }
            }
            catch (Exception fault) when (fault is StackExchange.Redis.RedisException or TimeoutException or InvalidDataException)
            {
                onStoreFailed(shard, fault);
            }
        }

        _missing.Clear();
    }
}

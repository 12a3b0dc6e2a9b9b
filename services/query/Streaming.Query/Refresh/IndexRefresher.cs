using Streaming.Hosting;
using Streaming.Query.Index;
using Streaming.Query.Options;

namespace Streaming.Query.Refresh;

/// <summary>
/// Follows the shards: asks each what changed, applies it, publishes a snapshot. One question and one snapshot for each
/// <see cref="QueryOptions.ActiveInterval"/> while cells change, or while somebody waits for what comes next; else one for each <see cref="QueryOptions.IdleInterval"/>, which
/// also picks up that the owners are alive. While what is taken in is old, one for each <see cref="QueryOptions.CatchUpInterval"/>.
/// </summary>
/// <remarks>
/// Asking right before publishing makes an event wait one interval at most, half of it on average; the first event after a quiet time waits
/// up to the idle interval. After a long refresh the next one waits as long, an interval at most, so that a reader leaves half a
/// processor to others. A reader that has fallen behind publishes after each interval what it has read by then, and goes on at once; where
/// making a snapshot takes long, it reads for twice as long between two, so that most of its time goes into catching up.
/// </remarks>
internal sealed partial class IndexRefresher(
    ShardSets shards,
    LiveIndex index,
    SnapshotStore snapshots,
    QueryOptions options,
    ReaderMetrics metrics,
    HealthRegistry health,
    TimeProvider time,
    ILogger<IndexRefresher> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestReading = TimeSpan.FromSeconds(2);

    /// <summary>Records older than that are of a stream that is being caught up with.</summary>
    private static readonly TimeSpan LiveAge = TimeSpan.FromSeconds(5);

    private readonly HealthPart _ready = health.Ready("index", "The index is not loaded yet: no worker has acquired all shards, or Redis cannot be reached.");
    private readonly Dictionary<string, long> _newestRecords = [];
    private long? _lastCells;
    private TimeSpan _publishing;
    private bool _mayHaveMore;
    private bool _isCatchingUp;

    private TimeSpan Interval => _isCatchingUp ? options.CatchUpInterval : options.ActiveInterval;

    /// <summary>Refreshes once.</summary>
    /// <param name="cancellationToken">Gives up.</param>
    /// <returns>How long to wait before the next time.</returns>
    internal async Task<TimeSpan> RefreshAsync(CancellationToken cancellationToken)
    {
        var started = time.GetTimestamp();
        var readFor = ReadFor();

        // A reading that fails may have taken in some shards before, which are to be seen although they say nothing new afterwards.
        var mayHaveMore = _mayHaveMore;
        _mayHaveMore = true;
        var found = await shards.RefreshAsync(() => time.GetElapsedTime(started) < readFor, cancellationToken);
        if (found.IsNewer || mayHaveMore || snapshots.Current.Number == 0)
        {
            var read = time.GetTimestamp();
            snapshots.Publish(index.Publish(shards.Loaded, shards.IsComplete));
            _publishing = time.GetElapsedTime(read);
            _isCatchingUp = NewestAge() > LiveAge;
            metrics.Refreshed(time.GetElapsedTime(started));
        }

        _mayHaveMore = false;

        if (shards.IsComplete)
        {
            _ready.SetHealthy();
        }

        if (found.HasNewCells || mayHaveMore)
        {
            _lastCells = started;
        }

        if (!found.IsWhole)
        {
            // Behind: what waits longer than the owner keeps its log must be read anew as a whole, which costs far more.
            return TimeSpan.Zero;
        }

        var isActive = snapshots.HasFollowers || (_lastCells is { } last && time.GetElapsedTime(last) < options.ActiveFor);
        if (!isActive)
        {
            // Counted from the answer, so that a shard is asked less than once each interval, never more.
            return options.IdleInterval;
        }

        var elapsed = time.GetElapsedTime(started);
        var rest = Interval - elapsed;
        var pause = elapsed < Interval ? elapsed : Interval;
        return rest > pause ? rest : pause;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan wait;
            try
            {
                wait = await RefreshAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The loop's edge: whatever a reading throws, the last snapshot is served on, shown as ageing, and the reading tried again.
                Log.RefreshFailed(logger, fault);
                wait = RetryDelay;
            }

            await Task.Delay(wait, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>How long a refresh goes on reading from shards that have more to say.</summary>
    private TimeSpan ReadFor()
    {
        var wanted = 2 * _publishing < LongestReading ? 2 * _publishing : LongestReading;
        return wanted > Interval ? wanted : Interval;
    }

    /// <summary>How old the newest record is of those that are visible for the first time; <see langword="null"/> where none is.</summary>
    private TimeSpan? NewestAge()
    {
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
        long? newestAgeMs = null;
        foreach (var shard in shards.Loaded)
        {
            metrics.SetCells(shard);
            if (shard.Meta is not { IsReplay: false } meta || meta.NewestRecordMs == long.MinValue)
            {
                continue;
            }

            // What was there before this reader first saw the shard is no delay of its making.
            if (_newestRecords.TryGetValue(shard.Label, out var newest) && meta.NewestRecordMs > newest)
            {
                var ageMs = nowMs - meta.NewestRecordMs;
                metrics.Visible(ageMs);
                newestAgeMs = Math.Min(newestAgeMs ?? ageMs, ageMs);
            }

            _newestRecords[shard.Label] = Math.Max(newest, meta.NewestRecordMs);
        }

        return newestAgeMs is { } age ? TimeSpan.FromMilliseconds(age) : null;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Grpc + 1, LogLevel.Error, "The shards could not be read; the last snapshot is served on. Trying again in a second.")]
        public static partial void RefreshFailed(ILogger logger, Exception fault);
    }
}

using Streaming.Hosting;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Redis.Connections;

namespace Streaming.Query.Refresh;

/// <summary>
/// Follows the shards: asks each what changed, applies it, publishes a snapshot. One question and one snapshot for each
/// <see cref="QueryOptions.ActiveInterval"/> while cells change, or while somebody waits for what comes next; else one for each <see cref="QueryOptions.IdleInterval"/>, which
/// also picks up that the owners are alive. While all owners are behind, one for each <see cref="QueryOptions.CatchUpInterval"/>.
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

    /// <summary>A shard is behind that had not come closer than this to the time of its last commit, milliseconds.</summary>
    private const long BehindAfterMs = 5_000;

    private const string NotLoaded = "The index is not loaded yet";
    private const string NotAcquired = $"{NotLoaded}: no worker has acquired all shards.";

    private readonly HealthPart _ready = health.Ready("index", $"{NotLoaded}: Redis was not read yet.");
    private readonly RecurringNotice _notice = new(time);
    private readonly Dictionary<string, long> _newestRecords = [];
    private readonly HashSet<string> _otherDaysTold = new(StringComparer.Ordinal);
    private long? _lastCells;
    private TimeSpan _publishing;
    private bool _mayHaveMore;

    /// <summary>From one snapshot to the next while cells change.</summary>
    private TimeSpan Interval => options.CatchUpInterval > options.ActiveInterval && AreOwnersBehind() ? options.CatchUpInterval : options.ActiveInterval;

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
            Observe();
            TellOtherDays();
            metrics.Refreshed(time.GetElapsedTime(started));
        }

        _mayHaveMore = false;

        if (shards.IsComplete)
        {
            _ready.SetHealthy();
        }
        else if (!_ready.IsHealthy)
        {
            _ready.SetUnhealthy(NotAcquired);
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
        var interval = Interval;
        var rest = interval - elapsed;
        var pause = elapsed < interval ? elapsed : interval;
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
                if (_notice.End())
                {
                    Log.ReadAgain(logger);
                }
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (RedisReasons.AreOf(fault))
            {
                var reason = RedisReasons.Of(fault);
                if (!_ready.IsHealthy)
                {
                    _ready.SetUnhealthy($"{NotLoaded}: Redis cannot be read: {reason}");
                }

                if (_notice.IsDue(reason))
                {
                    Log.RedisAway(logger, reason);
                }

                wait = RetryDelay;
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
        var interval = Interval;
        return wanted > interval ? wanted : interval;
    }

    /// <summary>
    /// Whether every live shard of tickets was behind when it last said something: an owner that is caught up lets its time follow the clock, whatever
    /// timestamps records have; one that is not has the time of its records. Those of customers are told by the others, and replays have a time of their own.
    /// </summary>
    private bool AreOwnersBehind()
    {
        var hasAny = false;
        foreach (var shard in shards.Loaded)
        {
            if (shard is { IsOfTickets: true, Meta: { IsReplay: false } meta } && Math.Max(meta.TimerTimeMs, meta.NewestRecordMs) is > long.MinValue and var reachedMs)
            {
                hasAny = true;
                if (reachedMs >= meta.CommittedMs - BehindAfterMs)
                {
                    return false;
                }
            }
        }

        return hasAny;
    }

    private void Observe()
    {
        var nowMs = time.GetUtcNow().ToUnixTimeMilliseconds();
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
                metrics.Visible(nowMs - meta.NewestRecordMs);
            }

            _newestRecords[shard.Label] = Math.Max(newest, meta.NewestRecordMs);
        }
    }

    /// <summary>Says once of each tenant that its days were kept by other midnights than those of its zone.</summary>
    private void TellOtherDays()
    {
        foreach (var (name, tenant) in snapshots.Current.Tenants)
        {
            if (tenant.LastOtherDayMs is { } lastMs && _otherDaysTold.Add(name))
            {
                Log.OtherDays(logger, name, tenant.Grid.Days.Zone.Id, DateTimeOffset.FromUnixTimeMilliseconds(lastMs));
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Grpc + 1, LogLevel.Error, "The shards could not be read; the last snapshot is served on. Trying again in a second.")]
        public static partial void RefreshFailed(ILogger logger, Exception fault);

        [LoggerMessage(LogEvents.Grpc + 2, LogLevel.Warning, "Redis cannot be read ({Reason}); the last snapshot, if there is one, is served on. It is tried again every second.")]
        public static partial void RedisAway(ILogger logger, string reason);

        [LoggerMessage(LogEvents.Grpc + 3, LogLevel.Information, "Redis is read again.")]
        public static partial void ReadAgain(ILogger logger);

        [LoggerMessage(
            LogEvents.Grpc + 4,
            LogLevel.Warning,
            "Days of tenant {Tenant} that are stored do not begin at the midnights of {Zone}, the last of them at {Last:u}: its zone, or what this machine knows of it, was another. What begins before its end has no numbers, until both consumer groups are rebuilt.")]
        public static partial void OtherDays(ILogger logger, string tenant, string zone, DateTimeOffset last);
    }
}

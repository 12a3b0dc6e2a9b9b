using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Hosting;
using Streaming.Ingestion.Telemetry;
using Streaming.Redis.Connections;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>
/// A shard whose partitions a consumer holds, through its life: wanted, being loaded, running, or standing still for a fault and looked
/// at again from time to time.
/// </summary>
/// <remarks>Belongs to one consumer thread; only the loading itself runs elsewhere.</remarks>
internal sealed partial class ShardOwner : IDisposable
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(10);
    private readonly CancellationTokenSource _given = new();
    private readonly ShardLoader _loader;
    private readonly WorkerMetrics _metrics;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RecurringNotice _failures;
    private Task<LoadResult>? _loading;
    private TimeSpan _retry = FirstRetry;
    private TimeSpan _wait;
    private long _waitingSince;

    /// <summary>A shard that is wanted.</summary>
    public ShardOwner(ShardAddress address, ShardLoader loader, WorkerMetrics metrics, TimeProvider time, ILogger logger)
    {
        Address = address;
        _loader = loader;
        _metrics = metrics;
        _time = time;
        _logger = logger;
        _failures = new RecurringNotice(time);
        _waitingSince = time.GetTimestamp();
    }

    /// <summary>Where it is stored.</summary>
    public ShardAddress Address { get; }

    /// <summary>The shard once it is loaded; else <see langword="null"/>.</summary>
    public LoadedShard? Loaded { get; private set; }

    /// <summary>Why it stands still; <see langword="null"/> while it runs or is being loaded.</summary>
    public ShardFault? Fault { get; private set; }

    /// <summary>Whether the loaded shard's partitions have been placed at its offsets.</summary>
    public bool IsPlaced { get; set; }

    /// <summary>Whether its partitions are paused.</summary>
    public bool IsPaused { get; set; }

    /// <summary>Since when it could not go on, as a time stamp; <see langword="null"/> while it can.</summary>
    public long? BlockedSince { get; set; }

    /// <summary>Goes on with the loading: begins it when it is time, and takes its result.</summary>
    /// <returns>Whether the shard was loaded just now.</returns>
    public bool Advance()
    {
        if (Loaded is not null)
        {
            return false;
        }

        if (_loading is null)
        {
            if (_time.GetElapsedTime(_waitingSince) >= _wait)
            {
                _loading = Task.Run(() => _loader.LoadAsync(Address, _given.Token));
            }

            return false;
        }

        if (!_loading.IsCompleted)
        {
            return false;
        }

        var finished = _loading;
        _loading = null;
        if (finished.Exception?.GetBaseException() is { } error)
        {
            TakeError(error);
            return false;
        }

        var result = finished.GetAwaiter().GetResult();
        if (result.Fault is { } fault)
        {
            Stop(fault);
            return false;
        }

        SetFault(null);
        _failures.End();
        _retry = FirstRetry;
        Loaded = result.Shard;
        IsPlaced = false;
        _metrics.Held.Shards(1);
        return true;
    }

    /// <summary>Drops the shard's memory, and loads it anew after a while.</summary>
    /// <param name="wait">How long to wait first; a further failure waits longer.</param>
    public void Drop(TimeSpan wait)
    {
        if (Loaded is { } loaded)
        {
            _metrics.Shards.Remove(loaded);
            _metrics.Held.Shards(-1);
        }

        Loaded = null;
        IsPlaced = false;
        BlockedSince = null;
        Wait(wait);
    }

    /// <summary>Drops the shard's memory and stands still for a fault.</summary>
    /// <param name="fault">Why.</param>
    public void Stop(ShardFault fault)
    {
        Drop(LongestRetry);
        SetFault(fault);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _given.Cancel();
        Drop(TimeSpan.Zero);
        SetFault(null);
        _given.Dispose();
    }

    private void TakeError(Exception error)
    {
        if (error is InvalidDataException)
        {
            Stop(new ShardFault(ShardFaults.StateIncomplete, $"Shard {Address} cannot be read: {error.Message}"));
            return;
        }

        if (!RedisReasons.AreOf(error) && error is not (KafkaException or OperationCanceledException))
        {
            throw new InvalidOperationException($"Shard {Address} could not be loaded.", error);
        }

        var reason = RedisReasons.Of(error);
        if (_failures.IsDue(reason))
        {
            Log.LoadFailed(_logger, Address, reason, _retry);
        }

        Wait(_retry);
        _retry = _retry * 2 < LongestRetry ? _retry * 2 : LongestRetry;
    }

    private void Wait(TimeSpan wait)
    {
        _wait = wait;
        _waitingSince = _time.GetTimestamp();
    }

    private void SetFault(ShardFault? fault)
    {
        if (Fault == fault)
        {
            return;
        }

        if (Fault is { } ended && ended.Name != fault?.Name)
        {
            _metrics.Shards.ClearFault(ShardGauges.LabelOf(Address), ended.Name);
        }

        if (fault is not null)
        {
            _metrics.Shards.SetFault(ShardGauges.LabelOf(Address), fault.Name);
            Log.Fault(_logger, Address, fault.Name, fault.Message);
        }
        else
        {
            Log.FaultEnded(_logger, Address);
        }

        Fault = fault;
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Offsets + 30, LogLevel.Error, "Shard {Shard} stands still ({Fault}): {Message}")]
        public static partial void Fault(ILogger logger, ShardAddress shard, string fault, string message);

        [LoggerMessage(LogEvents.Offsets + 31, LogLevel.Information, "Shard {Shard} no longer stands still.")]
        public static partial void FaultEnded(ILogger logger, ShardAddress shard);

        [LoggerMessage(LogEvents.Offsets + 32, LogLevel.Warning, "Shard {Shard} could not be loaded ({Reason}); it is tried again in {Wait}.")]
        public static partial void LoadFailed(ILogger logger, ShardAddress shard, string reason, TimeSpan wait);
    }
}

using System.Diagnostics;
using Streaming.Benchmarks.Macro.Bare;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Readings;

namespace Streaming.Benchmarks.Macro.Load;

/// <summary>
/// One run: an empty Redis, a new worker that starts at the topic's beginning, a query service that follows and is asked once a second; then,
/// with both of them gone, the bare loop.
/// </summary>
internal sealed class LoadRun
{
    private static readonly TimeSpan FirstCommitTimeout = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan VisibleTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    private readonly Servers _servers;
    private readonly LoadPlan _plan;
    private readonly long _records;
    private readonly string _group;

    /// <summary>Prepares a run.</summary>
    /// <param name="servers">Broker and Redis.</param>
    /// <param name="plan">What to do.</param>
    /// <param name="records">Records in the topic.</param>
    /// <param name="number">The run's number.</param>
    public LoadRun(Servers servers, LoadPlan plan, long records, int number)
    {
        _servers = servers;
        _plan = plan;
        _records = records;
        _group = FormattableString.Invariant($"load-{number}");
    }

    /// <summary>Runs.</summary>
    /// <param name="profiler">Looks at the worker while it runs; <see langword="null"/> for nobody.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<LoadResult> RunAsync(PerfProfiler? profiler, CancellationToken cancellationToken)
    {
        var machineLoad = ProcessReading.MachineLoad();
        await _servers.RenewRedisAsync();
        var result = await MeasureAsync(machineLoad, profiler, cancellationToken);
        return result with { Bare = await BareCommand.RunAsync(_servers.Kafka.BootstrapServers, _plan.BareDuration, cancellationToken) };
    }

    private async Task<LoadResult> MeasureAsync(double machineLoad, PerfProfiler? profiler, CancellationToken cancellationToken)
    {
        await using var query = await _servers.StartQueryAsync();
        var settings = new Dictionary<string, string>(_plan.WorkerSettings);
        profiler?.Prepare(settings);
        await using var worker = await _servers.StartWorkerAsync(_group, settings);
        await using var progress = new ShardProgress(_servers.Redis.Address);
        using var probe = new KpiProbe(query.Urls["grpc"]);
        await using var counters = new RuntimeCounters(worker.ProcessId);
        await using var server = await RedisReading.ConnectAsync(_servers.Redis.Address);
        var watched = new Watched(new Dictionary<string, int>
        {
            ["worker"] = worker.ProcessId,
            ["redis"] = _servers.RedisProcessId,
            ["broker"] = _servers.Kafka.ProcessId,
            ["query"] = query.ProcessId,
        });

        var committed = await WaitForFirstCommitAsync(progress, worker, cancellationToken);
        var started = Stopwatch.GetTimestamp();
        var (processes, redis, ownCalls) = (watched.Read(), await RedisReading.OfAsync(server), progress.ScriptCalls);
        var (allocated, collections) = (counters.AllocatedBytes, counters.Collections);
        var course = new List<(double Seconds, long Committed)> { (0, committed) };
        var profiling = profiler?.RecordAsync(worker.ProcessId, cancellationToken);
        while (course[^1].Seconds < _plan.Duration.TotalSeconds && course[^1].Committed < _records)
        {
            var rest = _plan.Duration - Stopwatch.GetElapsedTime(started);
            await Task.Delay(rest < Tick ? (rest > TimeSpan.Zero ? rest : TimeSpan.Zero) : Tick, TimeProvider.System, cancellationToken);
            course.Add((Stopwatch.GetElapsedTime(started).TotalSeconds, await progress.ReadAsync(cancellationToken)));
            await probe.AskAllAsync(cancellationToken);
            ThrowIfEnded(worker, query);
        }

        var (processesAfter, redisSince) = (watched.Read(), (await RedisReading.OfAsync(server)).Since(redis));
        ownCalls = progress.ScriptCalls - ownCalls;
        await (profiling ?? Task.CompletedTask);
        var events = course[^1].Committed - committed;
        var (seconds, calls) = (course[^1].Seconds, redisSince.ScriptCalls - ownCalls);
        var visible = await probe.TicketsAsync(cancellationToken);
        return new LoadResult
        {
            MachineLoadBefore = machineLoad,
            Events = events,
            Seconds = seconds,
            WarmEventsPerSecond = WarmRate(course),
            CpuMicrosecondsPerEvent = processes.ToDictionary(
                static part => part.Key, part => (processesAfter[part.Key].CpuSeconds - part.Value.CpuSeconds) / events * 1e6),
            PeakBytes = processesAfter.ToDictionary(static part => part.Key, static part => part.Value.PeakBytes),
            AllocatedBytesPerEvent = (counters.AllocatedBytes - allocated) / events,
            CollectionsPerSecond = (counters.Collections - collections) / seconds,
            PauseRatio = counters.PauseRatio,

            // Each of our own readings is a script call with one command in it.
            RedisCommandsPerEvent = (double)(redisSince.Commands - (2 * ownCalls)) / events,
            RedisCallsPerEvent = (double)calls / events,
            RedisBytesInPerEvent = (double)redisSince.BytesIn / events,
            RedisBytesOutPerEvent = (double)redisSince.BytesOut / events,
            RedisUsedBytes = redisSince.UsedBytes,
            VisibleTickets = visible,
            SecondsToVisible = course[^1].Committed >= _records ? await TimeToVisibleAsync(probe, cancellationToken) : null,
            GetKpisMs = probe.RoundTripsMs,
            Bare = new BareResult(0, 0, 0, 0),
        };
    }

    private static double WarmRate(List<(double Seconds, long Committed)> course)
    {
        var half = course.FindIndex(point => point.Seconds >= course[^1].Seconds / 2);
        return (course[^1].Committed - course[half].Committed) / (course[^1].Seconds - course[half].Seconds);
    }

    private static void ThrowIfEnded(params HostProgram[] programs)
    {
        if (Array.Find(programs, static program => program.HasExited) is { } ended)
        {
            throw new InvalidOperationException($"A host ended in the middle of the run: {Environment.NewLine}{ended.Output}");
        }
    }

    private static async Task<long> WaitForFirstCommitAsync(ShardProgress progress, HostProgram worker, CancellationToken cancellationToken)
    {
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < FirstCommitTimeout;)
        {
            if (await progress.ReadAsync(cancellationToken) is > 0 and var committed)
            {
                return committed;
            }

            ThrowIfEnded(worker);
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        }

        throw new InvalidOperationException($"The worker committed nothing: {Environment.NewLine}{worker.Output}");
    }

    /// <summary>Waits until the query service shows every ticket of the topic.</summary>
    private async Task<double?> TimeToVisibleAsync(KpiProbe probe, CancellationToken cancellationToken)
    {
        var tickets = (double)_plan.Loads * _plan.TicketsPerLoad;
        for (var started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < VisibleTimeout;)
        {
            if (await probe.TicketsAsync(cancellationToken) >= tickets)
            {
                return Stopwatch.GetElapsedTime(started).TotalSeconds;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, cancellationToken);
        }

        return null;
    }
}

using System.Diagnostics;
using Confluent.Kafka;
using Streaming.Benchmarks.Macro.Load;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Readings;
using Streaming.Benchmarks.Macro.Reports;
using Streaming.Contracts;

namespace Streaming.Benchmarks.Macro.Latency;

/// <summary>A live load at a steady pace, with probes in it, and a reader that asks for them all the time.</summary>
/// <param name="servers">Broker and Redis.</param>
/// <param name="plan">What to do.</param>
internal sealed class LatencyRun(Servers servers, LatencyPlan plan)
{
    private static readonly TimeSpan BetweenQuestions = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Further = TimeSpan.FromSeconds(5);

    private readonly List<double> _delaysMs = [];
    private readonly List<double> _betweenMs = [];
    private readonly List<double> _greatestMs = [];

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<LatencyResult> RunAsync(CancellationToken cancellationToken)
    {
        var machineLoad = ProcessReading.MachineLoad();
        await using var query = await servers.StartQueryAsync();
        await using var worker = await servers.StartWorkerAsync("latency");

        // Begun long before anything is measured: to begin makes a process stand still for a moment.
        await using var ofWorker = new RuntimeCounters(worker.ProcessId);
        await using var ofQuery = new RuntimeCounters(query.ProcessId);
        await using var progress = new ShardProgress(servers.Redis.Address);
        using var probe = new KpiProbe(query.Urls["grpc"]);
        using var producer = new ProducerBuilder<byte[], byte[]>(TopicFiller.Settings(servers.Kafka.BootstrapServers)).Build();
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var pace = new LivePace(producer, plan.EventsPerSecond, plan.WarmUp + plan.Duration + Further);
        var tickets = new ProbeTickets(producer);
        var sending = Task.WhenAll(
            Task.Factory.StartNew(() => pace.Run(stopping.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default),
            Task.Factory.StartNew(() => tickets.Run(stopping.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default));
        try
        {
            await PollAsync(probe, tickets, plan.WarmUp, long.MaxValue, cancellationToken);
            var watched = new Watched(new Dictionary<string, int>
            {
                ["worker"] = worker.ProcessId,
                ["redis"] = servers.RedisProcessId,
                ["broker"] = servers.Kafka.ProcessId,
                ["query"] = query.ProcessId,
                ["this program"] = Environment.ProcessId,
            });
            var own = await PrometheusHistogram.ReadAsync(query.Urls["http"], MetricNames.EventToVisible, cancellationToken);
            var collections = (ofWorker.Collections, ofQuery.Collections);
            var (before, committed, started) = (watched.Read(), await progress.ReadAsync(cancellationToken), Stopwatch.GetTimestamp());
            await PollAsync(probe, tickets, plan.Duration, NowMs(), cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            var (after, events) = (watched.Read(), await progress.ReadAsync(cancellationToken) - committed);
            var ownAfter = await PrometheusHistogram.ReadAsync(query.Urls["http"], MetricNames.EventToVisible, cancellationToken);
            return new LatencyResult
            {
                MachineLoadBefore = machineLoad,
                EventsPerSecond = events / seconds,
                ProducerBehindMs = Percentiles.Of(pace.BehindMs),
                EventToVisibleMs = Percentiles.Of(_delaysMs),
                GreatestBySecondMs = _greatestMs,
                BetweenQuestionsMs = Percentiles.Of(_betweenMs),
                OwnP50Seconds = ownAfter.BoundSince(own, 0.5),
                OwnP99Seconds = ownAfter.BoundSince(own, 0.99),
                GetKpisMs = probe.RoundTripsMs,
                Processors = before.ToDictionary(static part => part.Key, part => (after[part.Key].CpuSeconds - part.Value.CpuSeconds) / seconds),
                CollectionsPerSecond = new Dictionary<string, double>
                {
                    ["worker"] = (ofWorker.Collections - collections.Item1) / seconds,
                    ["query"] = (ofQuery.Collections - collections.Item2) / seconds,
                },
                PauseRatios = new Dictionary<string, double> { ["worker"] = ofWorker.PauseRatio, ["query"] = ofQuery.PauseRatio },
            };
        }
        finally
        {
            await stopping.CancelAsync();
            await sending;
            producer.Flush(Further);
        }
    }

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private void KeepGreatest(int second, List<double> delaysMs)
    {
        while (delaysMs.Count > 0 && _greatestMs.Count <= second)
        {
            _greatestMs.Add(0);
        }

        foreach (var delayMs in delaysMs)
        {
            _greatestMs[second] = Math.Max(_greatestMs[second], delayMs);
        }
    }

    private async Task PollAsync(KpiProbe probe, ProbeTickets tickets, TimeSpan duration, long fromMs, CancellationToken cancellationToken)
    {
        var counts = new Dictionary<string, double>();
        var (started, last, lastFull) = (Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp(), Stopwatch.GetTimestamp());
        while (Stopwatch.GetElapsedTime(started) < duration)
        {
            await probe.TicketsByTeamAsync(ProbeTickets.Tenant, counts, cancellationToken);
            var seen = _delaysMs.Count;
            tickets.Take(counts, NowMs(), fromMs, _delaysMs);
            KeepGreatest((int)Stopwatch.GetElapsedTime(started).TotalSeconds, _delaysMs[seen..]);
            _betweenMs.Add(Stopwatch.GetElapsedTime(last).TotalMilliseconds);
            last = Stopwatch.GetTimestamp();
            if (fromMs != long.MaxValue && Stopwatch.GetElapsedTime(lastFull) > TimeSpan.FromMilliseconds(250))
            {
                await probe.AskAllAsync(cancellationToken);
                lastFull = Stopwatch.GetTimestamp();
            }

            await Task.Delay(BetweenQuestions, TimeProvider.System, cancellationToken);
        }
    }
}

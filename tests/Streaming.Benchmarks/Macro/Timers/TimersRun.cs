using System.Globalization;
using System.Text.RegularExpressions;
using Streaming.Benchmarks.Macro.Parts;
using Streaming.Benchmarks.Macro.Readings;
using Streaming.Benchmarks.Macro.Reports;
using Streaming.Contracts;
using Streaming.Testing.Servers.Kafka;

namespace Streaming.Benchmarks.Macro.Timers;

/// <summary>Many open clocks in one worker; some fall due each second, while nothing else happens. Then the worker is started anew.</summary>
/// <param name="servers">Broker and Redis.</param>
/// <param name="plan">What to do.</param>
internal sealed partial class TimersRun(Servers servers, TimersPlan plan)
{
    private static readonly TimeSpan BetweenReadings = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static readonly Dictionary<string, string> Policy = new()
    {
        ["Sla__Policies__0__Name"] = "standard",
        // Shortly before it is due, so that no clock is at risk before its time comes.
        ["Sla__Policies__0__AtRisk__0"] = "0.999",
        ["Sla__Policies__0__Targets__0__Clock"] = "first_reply",
        ["Sla__Policies__0__Targets__0__Duration"] = "6h",
        ["Ingestion__TopicPartitions"] = "8",
    };

    /// <summary>Runs.</summary>
    /// <param name="cancellationToken">Stops.</param>
    public async Task<TimersResult> RunAsync(CancellationToken cancellationToken)
    {
        var machineLoad = ProcessReading.MachineLoad();
        var (bytesPerClock, storedPerClock) = ClockMemory.Measure(plan);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var progress = new ShardProgress(servers.Redis.Address);
        var firstDueMs = NowMs() + (long)plan.WarmUp.TotalMilliseconds;
        var tickets = new OpenTickets(plan, firstDueMs);
        await KafkaTopics.CreateAsync(servers.Kafka, Servers.Partitions, TopicTimestamps.CreateTime, Topics.Sla);
        var worker = await servers.StartWorkerAsync("timers", Policy);
        var reader = new SlaReader(servers.Kafka.BootstrapServers);
        var reading = Task.Factory.StartNew(() => reader.Run(stopping.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        var query = plan.Watches ? await servers.StartQueryAsync(Policy) : null;
        using var watcher = query is null ? null : new SlaWatcher(query.Urls["grpc"]);
        var watching = watcher?.RunAsync(stopping.Token) ?? Task.CompletedTask;
        try
        {
            tickets.Send(servers.Kafka.BootstrapServers, cancellationToken);
            await UntilAsync(async () => await progress.ReadAsync(cancellationToken) >= plan.Tickets, cancellationToken);
            var fromMs = Math.Max(NowMs() + 2_000, firstDueMs);
            var toMs = fromMs + (long)plan.Duration.TotalMilliseconds;
            await UntilAsync(() => Task.FromResult(NowMs() >= fromMs), cancellationToken);
            var own = await PrometheusHistogram.ReadAsync(worker.Urls["http"], MetricNames.TimerError, cancellationToken);
            await UntilAsync(() => Task.FromResult(NowMs() >= toMs + 2_000), cancellationToken);
            var ownAfter = await PrometheusHistogram.ReadAsync(worker.Urls["http"], MetricNames.TimerError, cancellationToken);
            var peak = ProcessReading.Of(worker.ProcessId).PeakBytes;
            var read = reader.Read();

            await worker.StopAsync();
            await worker.DisposeAsync();
            var startedMs = NowMs();
            worker = await servers.StartWorkerAsync("timers", Policy);
            await UntilAsync(() => Task.FromResult(reader.Read().Exists(message => message.ReadMs > startedMs && message.AtMs > startedMs)), cancellationToken);
            var firedMs = reader.Read().First(message => message.ReadMs > startedMs && message.AtMs > startedMs).ReadMs;
            var takeOverMs = TakenOver().Matches(worker.Output).Max(match => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture));
            return new TimersResult
            {
                MachineLoadBefore = machineLoad,
                Clocks = plan.Tickets,
                DueToReadMs = Delays(read, SlaEventTypes.Breached, fromMs, toMs),
                DueToWatchedMs = watcher?.BreachesMs(fromMs, toMs),
                WatchedRepeats = watcher?.Repeats ?? 0,
                AtRiskToReadMs = Delays(read, SlaEventTypes.AtRisk, fromMs, toMs),
                FiredP99Seconds = ownAfter.BoundSince(own, 0.99),
                Repeats = reader.Repeats,
                Missing = Missing(tickets, read, fromMs, toMs),
                TakeOverMs = takeOverMs,
                RestartToFiredMs = firedMs - startedMs,
                BytesPerClock = bytesPerClock,
                StoredBytesPerClock = storedPerClock,
                WorkerPeakBytes = peak,
            };
        }
        finally
        {
            await stopping.CancelAsync();
            await reading;
            await watching;
            if (query is not null)
            {
                await query.DisposeAsync();
            }

            await worker.DisposeAsync();
        }
    }

    private static Percentiles Delays(List<(string Type, string Ticket, long AtMs, long ReadMs)> read, string type, long fromMs, long toMs) =>
        Percentiles.Of(read.Where(message => message.Type == type && message.AtMs >= fromMs && message.AtMs < toMs).Select(message => (double)(message.ReadMs - message.AtMs)));

    private int Missing(OpenTickets tickets, List<(string Type, string Ticket, long AtMs, long ReadMs)> read, long fromMs, long toMs)
    {
        var breached = read.Where(static message => message.Type == SlaEventTypes.Breached).Select(static message => message.Ticket).ToHashSet();
        return Enumerable.Range(0, plan.Tickets).Count(number =>
            tickets.DueMs(number) >= fromMs && tickets.DueMs(number) < toMs && !breached.Contains(OpenTickets.Id(number)));
    }

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();

    private static async Task UntilAsync(Func<Task<bool>> holds, CancellationToken cancellationToken)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await holds())
        {
            if (TimeProvider.System.GetElapsedTime(started) > Patience)
            {
                throw new TimeoutException($"The worker did not come so far within {Patience}.");
            }

            await Task.Delay(BetweenReadings, TimeProvider.System, cancellationToken);
        }
    }

    [GeneratedRegex(@"taken over: .* in (\d+) ms")]
    private static partial Regex TakenOver();
}

using Streaming.Hosting;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Redis.Checks;
using Streaming.Redis.Connections;

namespace Streaming.Ingestion.Consuming;

/// <summary>
/// Runs the consumer threads: checks Redis and the topics first, then lets each thread consume until the host stops. A thread that
/// faults takes the host down, with its reason.
/// </summary>
/// <param name="services">What the threads need.</param>
/// <param name="groups">The groups that they are members of.</param>
/// <param name="provisioner">Sees to the topics.</param>
/// <param name="checks">Asks Redis whether it can be trusted.</param>
/// <param name="kafka">Where Kafka is.</param>
/// <param name="lifetime">Stops the host.</param>
/// <param name="logger">The log.</param>
internal sealed partial class IngestionWorker(
    ConsumerServices services,
    ShardGroups groups,
    TopicProvisioner provisioner,
    RedisServerChecks checks,
    KafkaOptions kafka,
    IHostApplicationLifetime lifetime,
    ILogger<IngestionWorker> logger) : BackgroundService
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(1);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await PrepareAsync(stoppingToken);
            var threads = new List<Task>();
            foreach (var group in groups.All)
            {
                for (var i = 0; i < group.Consumers; i++)
                {
                    var consumer = new ConsumerThread(services, group, i);
                    threads.Add(Task.Factory.StartNew(
                        () => consumer.Run(stoppingToken),
                        CancellationToken.None,
                        TaskCreationOptions.LongRunning,
                        TaskScheduler.Default));
                }
            }

            Log.Started(logger, threads.Count, services.Options.Mode);
            await await Task.WhenAny(threads);
            await Task.WhenAll(threads);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // An ordinary stop while the servers were still being waited for.
        }
        catch (Exception fault)
        {
            // The edge of the loop: nothing is known to be sound any more, so the host ends, and whoever watches it starts another.
            Log.Failed(logger, fault, fault.Message);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
        }
    }

    private async Task PrepareAsync(CancellationToken stoppingToken)
    {
        var health = services.Health.Ready("servers", "Redis and Kafka have not answered yet");
        var notice = new RecurringNotice(services.Time);
        while (true)
        {
            try
            {
                var report = await checks.CheckAsync(stoppingToken);
                if (!report.Passed)
                {
                    throw new RedisUnfitException(report);
                }

                await provisioner.ProvisionAsync();
                services.Queries.SetPrepared();
                health.SetHealthy();
                return;
            }
            catch (Exception fault) when (RedisReasons.AreOf(fault) || fault is Confluent.Kafka.KafkaException)
            {
                var (server, reason) = (fault is Confluent.Kafka.KafkaException ? $"Kafka at {kafka.Bootstrap}" : "Redis", RedisReasons.Of(fault));
                health.SetUnhealthy($"{server} does not answer: {reason}");
                if (notice.IsDue(reason))
                {
                    Log.ServerAway(logger, server, reason, RetryDelay);
                }

                await Task.Delay(RetryDelay, services.Time, stoppingToken);
            }
        }
    }

    private static partial class Log
    {
        [LoggerMessage(LogEvents.Ingestion + 40, LogLevel.Information, "Started {Consumers} consumers, mode {Mode}.")]
        public static partial void Started(ILogger logger, int consumers, Options.ClockMode mode);

        [LoggerMessage(LogEvents.Ingestion + 41, LogLevel.Critical, "The worker fails and stops: {Reason}")]
        public static partial void Failed(ILogger logger, Exception fault, string reason);

        [LoggerMessage(LogEvents.Ingestion + 42, LogLevel.Warning, "{Server} does not answer ({Reason}); it is tried again every {Wait}.")]
        public static partial void ServerAway(ILogger logger, string server, string reason, TimeSpan wait);
    }
}

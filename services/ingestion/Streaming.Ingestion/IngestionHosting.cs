using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Streaming.Hosting;
using Streaming.Ingestion.Consuming;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Publishing;
using Streaming.Ingestion.Shards;
using Streaming.Ingestion.Telemetry;
using Streaming.Redis;

namespace Streaming.Ingestion;

/// <summary>Registers the worker.</summary>
internal static class IngestionHosting
{
    private static readonly Dictionary<string, string> Switches = new() { ["--consumers"] = "Ingestion:Consumers" };

    /// <summary>Adds the worker with its options. <c>KAFKA_BOOTSTRAP</c> and <c>REDIS_URL</c> say where the servers are.</summary>
    /// <param name="builder">The host's builder.</param>
    /// <param name="args">The command line, in pairs.</param>
    /// <param name="isReplay">Whether event time is the clock, whatever is configured.</param>
    /// <returns>The same builder.</returns>
    public static WebApplicationBuilder AddIngestion(this WebApplicationBuilder builder, string[] args, bool isReplay)
    {
        builder.Configuration.AddEnvironmentAliases(("KAFKA_BOOTSTRAP", "Kafka:Bootstrap"), ("REDIS_URL", "Redis:Address"));
        builder.AddSwitches(args, Switches);
        if (isReplay)
        {
            builder.Configuration.AddInMemoryCollection([new("Ingestion:Mode", nameof(ClockMode.Replay))]);
        }

        var services = builder.Services;
        services.AddValidatedOptions<KafkaOptions, KafkaOptionsValidator>(KafkaOptions.Section);
        services.AddValidatedOptions<IngestionOptions, IngestionOptionsValidator>(IngestionOptions.Section);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<IngestionOptions>, SurveyUnitValidator>());
        services.AddEngineSettings();

        // Read, not checked: it is asked for while the host is built, before all faults are told together. So it may be any time, and is cut to an hour.
        services.AddOptions<HostOptions>().Configure<IConfiguration>(static (host, configuration) =>
        {
            var drain = configuration.ReadOptions<IngestionOptions>(IngestionOptions.Section).DrainTimeout.TotalSeconds;
            host.ShutdownTimeout = TimeSpan.FromSeconds(Math.Clamp(drain, 0, 3_600) + 10);
        });
        services.AddStreamingRedis().AddReadableOptions<RedisOptions>(RedisOptions.Section);
        services.TryAddSingleton(provider => provider.GetRequiredService<EngineOptions>().ToSurveyCuts());
        services.AddSingleton<WorkerMetrics>();
        services.AddSingleton<ShardGroups>();
        services.AddSingleton<KafkaClients>();
        services.AddSingleton<BrokerQueries>();
        services.AddSingleton<BrokerWatch>();
        services.AddSingleton<ReplayFinish>();
        services.AddSingleton<TopicProvisioner>();
        services.AddSingleton<DeadLetterSink>();
        services.AddSingleton<IOutboxProducer, OutboxProducer>();
        services.AddSingleton<ShardServices>();
        services.AddSingleton<ShardLoader>();
        services.AddSingleton<ConsumerServices>();
        services.AddHostedService(provider => provider.GetRequiredService<BrokerWatch>());
        services.AddHostedService(provider => provider.GetRequiredService<ReplayFinish>());
        services.AddHostedService<IngestionWorker>();
        return builder;
    }
}

using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Prometheus;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Hosting;
using Streaming.Ingestion.Consuming;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>The parts of a worker that is not started, around a store that a test may step into.</summary>
internal sealed class LooseParts : IAsyncDisposable
{
    private readonly WebApplication _app;

    private LooseParts(WebApplication app)
    {
        _app = app;
        var services = app.Services;
        Store = new WatchedStore(services.GetRequiredService<IShardStore>());
        Loader = new ShardLoader(
            Store,
            services.GetRequiredService<BrokerQueries>(),
            services.GetRequiredService<ShardGroups>(),
            services.GetRequiredService<EngineSettings>(),
            services.GetRequiredService<ShardServices>() with { Store = Store },
            services.GetRequiredService<IngestionOptions>(),
            services.GetRequiredService<ILogger<ShardLoader>>());
    }

    /// <summary>Where shards live.</summary>
    public WatchedStore Store { get; }

    /// <summary>Takes shards over.</summary>
    public ShardLoader Loader { get; }

    /// <summary>Says where partitions end; nobody has asked the broker yet.</summary>
    public BrokerWatch Watch => _app.Services.GetRequiredService<BrokerWatch>();

    /// <summary>Makes the parts, and sees to the topics as a worker does when it starts.</summary>
    /// <param name="kafka">Where they consume.</param>
    /// <param name="redis">Where they commit.</param>
    /// <param name="prefix">Begins their keys and their group.</param>
    /// <param name="args">Further configuration.</param>
    public static async Task<LooseParts> MakeAsync(IKafka kafka, IRedisServer redis, string prefix, params string[] args)
    {
        var app = WorkerHost.Build(kafka, redis, prefix, args);
        var parts = new LooseParts(app);
        await app.Services.GetRequiredService<TopicProvisioner>().ProvisionAsync();
        app.Services.GetRequiredService<BrokerQueries>().SetPrepared();
        return parts;
    }

    /// <summary>One consumer of tickets, not running yet.</summary>
    /// <param name="letters">Where dead letters go; <see langword="null"/> for where they go otherwise.</param>
    public ConsumerThread MakeConsumer(DeadLetterSink? letters = null)
    {
        var services = _app.Services.GetRequiredService<ConsumerServices>();
        return new ConsumerThread(
            services with { Store = Store, Loader = Loader, Letters = letters ?? services.Letters },
            _app.Services.GetRequiredService<ShardGroups>()[IngestionOptions.ShardGroup],
            0);
    }

    /// <summary>What owns a shard, not loaded yet.</summary>
    /// <param name="address">Where it is stored.</param>
    /// <param name="logger">Where it tells of failures.</param>
    public ShardOwner MakeOwner(ShardAddress address, ILogger logger)
    {
        var services = _app.Services.GetRequiredService<ConsumerServices>();
        return new ShardOwner(address, Loader, services.Metrics, services.Time, logger);
    }

    /// <summary>Makes a way for dead letters that begins at a port of its own.</summary>
    /// <param name="port">A loopback port.</param>
    public DeadLetterSink MakeLetters(int port)
    {
        var services = _app.Services;
        var kafka = services.GetRequiredService<KafkaOptions>() with
        {
            Bootstrap = string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{port}"),
            Client = new Dictionary<string, string> { ["reconnect.backoff.max.ms"] = "200" },
        };
        var (options, time) = (services.GetRequiredService<IngestionOptions>(), services.GetRequiredService<TimeProvider>());
        var clients = new KafkaClients(kafka, options, time, services.GetRequiredService<ILogger<KafkaClients>>());
        return new DeadLetterSink(clients, options, services.GetRequiredService<HealthRegistry>(), time, services.GetRequiredService<ILogger<DeadLetterSink>>());
    }

    /// <summary>How many records were set aside because they are not JSON.</summary>
    public async Task<long> SetAsideAsync()
    {
        using var scrape = new MemoryStream();
        await _app.Services.GetRequiredService<CollectorRegistry>().CollectAndExportAsTextAsync(scrape);
        const string Counter = MetricNames.DeadLetters + "{reason=\"" + DeadLetterReasons.NotJson + "\"} ";
        var line = Encoding.UTF8.GetString(scrape.ToArray()).Split('\n').Single(static line => line.StartsWith(Counter, StringComparison.Ordinal));
        return long.Parse(line[Counter.Length..], CultureInfo.InvariantCulture);
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Streaming.Domain.Settings;
using Streaming.Ingestion.Consuming;
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

    /// <summary>Makes the parts, and sees to the topics as a worker does when it starts.</summary>
    /// <param name="kafka">Where they consume.</param>
    /// <param name="redis">Where they commit.</param>
    /// <param name="prefix">Begins their keys and their group.</param>
    public static async Task<LooseParts> MakeAsync(IKafka kafka, IRedisServer redis, string prefix)
    {
        var app = WorkerHost.Build(kafka, redis, prefix);
        var parts = new LooseParts(app);
        await app.Services.GetRequiredService<TopicProvisioner>().ProvisionAsync();
        app.Services.GetRequiredService<BrokerQueries>().SetPrepared();
        return parts;
    }

    /// <summary>One consumer of tickets, not running yet.</summary>
    public ConsumerThread MakeConsumer() => new(
        _app.Services.GetRequiredService<ConsumerServices>() with { Store = Store, Loader = Loader },
        _app.Services.GetRequiredService<ShardGroups>()[IngestionOptions.ShardGroup],
        0);

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

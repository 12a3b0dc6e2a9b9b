using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Domain.Shards;
using Streaming.Hosting;
using Streaming.Ingestion.Options;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Support;

/// <summary>A worker in this process, against real servers on loopback.</summary>
internal sealed class WorkerHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly string _prefix;

    private WorkerHost(WebApplication app, string prefix)
    {
        _app = app;
        _prefix = prefix;
    }

    /// <summary>What the worker says of its health.</summary>
    public HealthRegistry Health => _app.Services.GetRequiredService<HealthRegistry>();

    /// <summary>Where shards live.</summary>
    public IShardStore Store => _app.Services.GetRequiredService<IShardStore>();

    /// <summary>Whether every part of the worker is ready.</summary>
    public bool IsReady => Health.Readiness.All(part => part.IsHealthy);

    /// <summary>Where the worker answers over HTTP.</summary>
    public Uri Url => _app.Services.GetRequiredService<BoundListeners>().Urls["http"];

    /// <summary>Starts a worker.</summary>
    /// <param name="kafka">Where it consumes.</param>
    /// <param name="redis">Where it commits.</param>
    /// <param name="prefix">Begins its keys and its group, so that tests do not meet.</param>
    /// <param name="args">Further configuration.</param>
    public static async Task<WorkerHost> StartAsync(IKafka kafka, IRedisServer redis, string prefix, params string[] args)
    {
        var app = Build(kafka, redis, prefix, args);
        await app.StartAsync();
        return new WorkerHost(app, prefix);
    }

    /// <summary>Builds a worker without starting it, so that a test may use its parts.</summary>
    /// <param name="kafka">Where it consumes.</param>
    /// <param name="redis">Where it commits.</param>
    /// <param name="prefix">Begins its keys and its group, so that tests do not meet.</param>
    /// <param name="args">Further configuration.</param>
    public static WebApplication Build(IKafka kafka, IRedisServer redis, string prefix, params string[] args) =>
        IngestionApp.Build(
        [
            "--http-port=0",
            $"--Kafka:Bootstrap={kafka.BootstrapServers}",
            $"--Kafka:GroupId={prefix}",
            "--Kafka:SessionTimeout=00:00:06",
            $"--Redis:Address={redis.Address}",
            $"--Redis:KeyPrefix={prefix}",
            $"--Ingestion:Topics:0={TicketsOf(prefix)}",
            $"--Ingestion:Topics:1={SurveysOf(prefix)}",
            $"--Ingestion:DeadLetterTopic={LettersOf(prefix)}",
            "--Ingestion:TopicPartitions=4",
            "--Ingestion:Consumers=1",
            "--Ingestion:CustomerConsumers=0",
            .. args,
        ]);

    public static string TicketsOf(string prefix) => prefix + "-tickets";

    public static string SurveysOf(string prefix) => prefix + "-surveys";

    public static string LettersOf(string prefix) => prefix + "-letters";

    /// <summary>The stored guards of the first shards.</summary>
    public async Task<ShardGuard?[]> GuardsAsync(int shards = 4)
    {
        var guards = new ShardGuard?[shards];
        for (var i = 0; i < shards; i++)
        {
            guards[i] = await Store.ReadGuardAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, i), CancellationToken.None);
        }

        return guards;
    }

    /// <summary>What the shards say of themselves; shards without a commit are left out.</summary>
    public async Task<List<ShardMeta>> MetasAsync() =>
        [.. (await GuardsAsync()).Where(guard => guard is { Meta.IsEmpty: false }).Select(guard => ShardMeta.Decode(guard!.Meta.Span))];

    /// <summary>How many records are committed, over all shards and topics.</summary>
    public async Task<long> CommittedAsync() => (await MetasAsync()).Sum(meta => meta.Topics.Sum(topic => topic.NextOffset));

    /// <summary>Waits until that many records are committed.</summary>
    public Task CommitsAsync(long records) =>
        Eventually.HoldsAsync($"{records} records committed", async () => await CommittedAsync() == records);

    /// <summary>The scrape, as text.</summary>
    public async Task<string> ScrapeAsync()
    {
        using var client = new HttpClient();
        return await client.GetStringAsync(new Uri(Url, "/metrics"));
    }

    /// <summary>Stops the worker as SIGTERM does.</summary>
    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

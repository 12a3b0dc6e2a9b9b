using Streaming.Benchmarks.Macro.Readings;
using Streaming.Contracts;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Benchmarks.Macro.Parts;

/// <summary>A real broker and a real Redis of this run's own, on free loopback ports; gone with their data when disposed.</summary>
internal sealed class Servers : IAsyncDisposable
{
    /// <summary>Partitions of each topic, and so number of shards.</summary>
    public const int Partitions = 8;

    private Servers(KafkaBroker kafka, TemporaryFolder folder)
    {
        Kafka = kafka;
        Folder = folder;
    }

    /// <summary>The broker.</summary>
    public KafkaBroker Kafka { get; }

    /// <summary>Redis; empty after <see cref="RenewRedisAsync"/>.</summary>
    public RedisServerProcess Redis { get; private set; } = null!;

    /// <summary>The process number of Redis.</summary>
    public int RedisProcessId { get; private set; }

    /// <summary>For small files.</summary>
    public TemporaryFolder Folder { get; }

    /// <summary>Starts both and creates the topics.</summary>
    /// <exception cref="ServerNotStartedException">One of them is not on this machine, or does not start.</exception>
    public static async Task<Servers> StartAsync()
    {
        if (!RedisServerProcess.IsInstalled)
        {
            throw new ServerNotStartedException("There is no redis-server on this machine.", string.Empty);
        }

        var servers = new Servers(await KafkaBroker.StartAsync(), new TemporaryFolder());
        try
        {
            await KafkaTopics.CreateAsync(
                servers.Kafka, Partitions, TopicTimestamps.CreateTime, Topics.Tickets, Topics.Surveys, Topics.DeadLetters);
            await servers.RenewRedisAsync();
            return servers;
        }
        catch
        {
            await servers.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a new, empty Redis in the place of the old one.</summary>
    public async Task RenewRedisAsync()
    {
        if (Redis is not null)
        {
            await Redis.DisposeAsync();
        }

        Redis = await RedisServerProcess.StartAsync();
        RedisProcessId = await RedisReading.ProcessIdAsync(Redis.Address);
    }

    /// <summary>Starts the worker.</summary>
    /// <param name="group">Consumer group; one of its own for each run, so that no member of the last one is waited for.</param>
    /// <param name="further">Further environment variables.</param>
    public Task<HostProgram> StartWorkerAsync(string group, IReadOnlyDictionary<string, string>? further = null) =>
        HostProgram.StartAsync("Streaming.Ingestion", Folder, new Dictionary<string, string>(further ?? new Dictionary<string, string>())
        {
            ["KAFKA_BOOTSTRAP"] = Kafka.BootstrapServers,
            ["Kafka__GroupId"] = group,
            ["REDIS_URL"] = Redis.Address,
        });

    /// <summary>Starts the query service.</summary>
    /// <param name="further">Further environment variables.</param>
    public Task<HostProgram> StartQueryAsync(IReadOnlyDictionary<string, string>? further = null) =>
        HostProgram.StartAsync("Streaming.Query", Folder, new Dictionary<string, string>(further ?? new Dictionary<string, string>())
        {
            ["REDIS_URL"] = Redis.Address,
            ["Query__GrpcPort"] = "0",
        });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Kafka.DisposeAsync();
        if (Redis is not null)
        {
            await Redis.DisposeAsync();
        }

        Folder.Dispose();
    }
}

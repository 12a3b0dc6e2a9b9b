using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using StackExchange.Redis;
using Streaming.Domain.Shards;
using Streaming.Redis.Connections;
using Streaming.Redis.Shards;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Shards;

/// <summary>Commits to a server that answers, and refuses them for now.</summary>
public sealed class RefusingServerTests
{
    [SkippableFact]
    public async Task CommitAsync_ServerThatIsFullAndThenWithoutReplicas_TellsOfEachOnce()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn());
        var log = new Lines();
        await using var client = new RedisClient(server.Address, logger: log);
        var owner = await ShardOwner.AcquireAsync(client.Store, RedisClient.NewAddress());
        var options = RedisAddress.Parse(server.Address);
        options.AllowAdmin = true;
        await using var admin = await ConnectionMultiplexer.ConnectAsync(options);
        var database = admin.GetDatabase();

        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "1");
        var commit = owner.CommitAsync(Put(ShardHash.Pages, "p", "1"));
        await RetriedAsync(client, 5);
        await database.ExecuteAsync("CONFIG", "SET", "maxmemory", "0", "min-replicas-to-write", "1");
        await RetriedAsync(client, client.Traffic.Retries + 5);
        await database.ExecuteAsync("CONFIG", "SET", "min-replicas-to-write", "0");

        Assert.True((await commit).Applied);
        Assert.Collection(
            log.Written,
            static line => Assert.Contains("OOM command not allowed when used memory > 'maxmemory'.", line, StringComparison.Ordinal),
            static line => Assert.Contains("NOREPLICAS Not enough good replicas to write.", line, StringComparison.Ordinal));
    }

    private static async Task RetriedAsync(RedisClient client, long times)
    {
        while (client.Traffic.Retries < times)
        {
            await Task.Delay(1);
        }
    }

    private sealed class Lines : ILogger<RedisShardStore>
    {
        public ConcurrentQueue<string> Written { get; } = new();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Written.Enqueue(formatter(state, exception));
    }
}

using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Streaming.Redis.Checks;
using Streaming.Redis.Connections;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;

namespace Streaming.Redis.Tests.Support;

/// <summary>The Redis edge of one process, as a test needs it, with keys of its own.</summary>
internal sealed class RedisClient : IAsyncDisposable
{
    public RedisClient(string address, RedisOptions? options = null, ILogger<RedisShardStore>? logger = null)
    {
        var configured = (options ?? new RedisOptions { RetryDelay = TimeSpan.FromMilliseconds(2) }) with { Address = address };
        var wrapped = Options.Create(configured);
        Connections = new RedisConnections(configured, url: null, NullLoggerFactory.Instance);
        Store = new RedisShardStore(Connections, wrapped, Traffic, TimeProvider.System, logger ?? NullLogger<RedisShardStore>.Instance);
        Reader = new RedisShardReader(Connections, wrapped, Traffic, TimeProvider.System, NullLogger<RedisShardReader>.Instance);
        Checks = new RedisServerChecks(Connections, wrapped, Traffic);
    }

    public RedisConnections Connections { get; }

    public RedisTraffic Traffic { get; } = new();

    public IShardStore Store { get; }

    public IShardReader Reader { get; }

    public RedisServerChecks Checks { get; }

    /// <summary>A shard that no other test uses, on a server that may not be ours alone.</summary>
    public static ShardAddress NewAddress(int number = 0) => new(
        string.Create(CultureInfo.InvariantCulture, $"test-{Environment.ProcessId}-{Guid.NewGuid():N}"), "tickets", number);

    public ValueTask DisposeAsync() => Connections.DisposeAsync();
}

using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using StackExchange.Redis;

namespace Streaming.Redis.Connections;

/// <summary>
/// This process's two connections to Redis, opened at first use: one for commits, whose order on the wire matters, and one for reads, so
/// that a large reply never stands in a commit's way. Both reconnect by themselves.
/// </summary>
public sealed class RedisConnections : IAsyncDisposable
{
    /// <summary>The environment variable (or configuration key) that says where Redis is when the options do not.</summary>
    public const string UrlKey = "REDIS_URL";

    private readonly Lazy<Task<ConnectionMultiplexer>> _commits;
    private readonly Lazy<Task<ConnectionMultiplexer>> _reads;

    /// <summary>Prepares the connections; nothing is opened yet.</summary>
    /// <param name="options">How to talk to Redis.</param>
    /// <param name="configuration">Asked for <see cref="UrlKey"/> when the options name no address.</param>
    /// <param name="loggers">Where the client logs.</param>
    /// <exception cref="FormatException">The address cannot be read.</exception>
    public RedisConnections(IOptions<RedisOptions> options, IConfiguration configuration, ILoggerFactory loggers)
        : this(options.Value, configuration[UrlKey], loggers)
    {
    }

    /// <summary>Prepares the connections without a host.</summary>
    /// <param name="options">How to talk to Redis.</param>
    /// <param name="url">The address when the options name none; <see langword="null"/> for <see cref="RedisAddress.Default"/>.</param>
    /// <param name="loggers">Where the client logs.</param>
    /// <exception cref="FormatException">The address cannot be read.</exception>
    public RedisConnections(RedisOptions options, string? url, ILoggerFactory loggers)
    {
        var address = FirstSet(options.Address, url) ?? RedisAddress.Default;
        _commits = Open(address, "streaming-commits", options, loggers);
        _reads = Open(address, "streaming-reads", options, loggers);
    }

    /// <summary>The connection for commits.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public ValueTask<IConnectionMultiplexer> CommitsAsync(CancellationToken cancellationToken) => GetAsync(_commits, cancellationToken);

    /// <summary>The connection for reads.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public ValueTask<IConnectionMultiplexer> ReadsAsync(CancellationToken cancellationToken) => GetAsync(_reads, cancellationToken);

    /// <summary>Closes both connections. What is still unanswered is given up: whoever needed an answer has waited for it.</summary>
    public async ValueTask DisposeAsync()
    {
        await CloseAsync(_commits);
        await CloseAsync(_reads);
    }

    private static string? FirstSet(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                return value;
            }
        }

        return null;
    }

    private static Lazy<Task<ConnectionMultiplexer>> Open(string address, string name, RedisOptions options, ILoggerFactory loggers)
    {
        var configuration = RedisAddress.Parse(address);
        configuration.ClientName = name;
        configuration.AbortOnConnectFail = false;
        configuration.AsyncTimeout = (int)options.CommandTimeout.TotalMilliseconds;
        configuration.SyncTimeout = configuration.AsyncTimeout;
        configuration.ConnectTimeout = (int)options.ConnectTimeout.TotalMilliseconds;
        configuration.LoggerFactory = new SparingLoggers(loggers, TimeProvider.System);
        return new(() => ConnectionMultiplexer.ConnectAsync(configuration));
    }

    private static async ValueTask<IConnectionMultiplexer> GetAsync(Lazy<Task<ConnectionMultiplexer>> connection, CancellationToken cancellationToken) =>
        await connection.Value.WaitAsync(cancellationToken);

    private static async ValueTask CloseAsync(Lazy<Task<ConnectionMultiplexer>> connection)
    {
        if (connection.IsValueCreated && connection.Value.IsCompletedSuccessfully)
        {
            // Asked to let commands complete, as it is by default, the client waits for a server that stands still as long as for a command.
            var client = await connection.Value;
            await client.CloseAsync(allowCommandsToComplete: false);
            await client.DisposeAsync();
        }
    }
}

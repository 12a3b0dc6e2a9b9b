using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Demo.Servers;

/// <summary>The keys of one demo in a Redis that outlives it: under a prefix of their own, and taken away at the end.</summary>
/// <param name="address">Where Redis is.</param>
internal sealed class DemoKeys(string address) : IAsyncDisposable
{
    private const int PageSize = 250;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Begins every key of this demo and of no other one.</summary>
    public string Prefix { get; } = "demo-" + Guid.NewGuid().ToString("N");

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        try
        {
            await RemoveAsync().WaitAsync(Patience).ConfigureAwait(false);
        }
        catch (Exception unread) when (unread is FormatException or ArgumentException)
        {
            // No part could read the address either, and each has said so: there are no keys.
        }
        catch (Exception gone) when (gone is RedisException or TimeoutException)
        {
            await Console.Error.WriteLineAsync($"The keys that begin with {{{Prefix} stay in Redis: {gone.Message}").ConfigureAwait(false);
        }
    }

    private async Task RemoveAsync()
    {
        var options = RedisAddress.Parse(address);
        await using var connection = await ConnectionMultiplexer.ConnectAsync(options).ConfigureAwait(false);
        foreach (var server in connection.GetServers().Where(static server => server is { IsConnected: true, IsReplica: false }))
        {
            await foreach (var key in server.KeysAsync(options.DefaultDatabase ?? 0, $"{{{Prefix}:*", PageSize).ConfigureAwait(false))
            {
                await connection.GetDatabase().KeyDeleteAsync(key).ConfigureAwait(false);
            }
        }
    }
}

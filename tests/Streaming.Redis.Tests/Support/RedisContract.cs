using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Support;

/// <summary>Tests that must hold on every kind of Redis; a class derived from each runs them on one.</summary>
public abstract class RedisContract(ServerFixture<IRedisServer> fixture) : IAsyncLifetime
{
    private RedisClient? _client;

    /// <summary>The server; ends the test when it is absent.</summary>
    protected IRedisServer Server => Requires.Server(fixture);

    /// <summary>A client of the server.</summary>
    private protected RedisClient Client => _client ??= new RedisClient(Server.Address);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (_client is not null)
        {
            await _client.DisposeAsync();
        }
    }
}

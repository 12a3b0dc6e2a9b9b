using System.Globalization;
using Streaming.Testing.Servers.Network;

namespace Streaming.Redis.Tests.Support;

/// <summary>An owner of a shard whose connection to Redis can be made to lose things.</summary>
internal sealed class FaultyLink : IAsyncDisposable
{
    private FaultyLink(CuttingProxy proxy, RedisClient client, ShardOwner owner)
    {
        Proxy = proxy;
        Client = client;
        Owner = owner;
    }

    public CuttingProxy Proxy { get; }

    public RedisClient Client { get; }

    public ShardOwner Owner { get; }

    /// <summary>Connects, acquires a shard, and makes its first version.</summary>
    public static async Task<FaultyLink> ConnectAsync(int port)
    {
        var proxy = new CuttingProxy(port);
        var client = new RedisClient(
            string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{proxy.Port}"),
            new RedisOptions { RetryDelay = TimeSpan.FromMilliseconds(2), CommandTimeout = TimeSpan.FromSeconds(2) });
        var owner = await ShardOwner.AcquireAsync(client.Store, RedisClient.NewAddress());
        await owner.CommitAsync();
        return new FaultyLink(proxy, client, owner);
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await Proxy.DisposeAsync();
    }
}

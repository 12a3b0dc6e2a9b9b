using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Checks;

/// <summary>What the checks must find on every kind of Redis that we accept.</summary>
public abstract class RedisServerChecksContract(ServerFixture<IRedisServer> fixture) : RedisContract(fixture)
{
    [SkippableFact]
    public async Task CheckAsync_FitServer_Passes()
    {
        var report = await Client.Checks.CheckAsync(CancellationToken.None);

        Assert.Empty(report.Problems);
    }

    [SkippableFact]
    public async Task EnsureFitAsync_FitServer_LeavesNothingBehind()
    {
        var prefix = RedisClient.NewAddress().Prefix;
        await using var client = new RedisClient(Server.Address, new RedisOptions { KeyPrefix = prefix });

        await client.Checks.EnsureFitAsync(CancellationToken.None);

        var commits = await client.Connections.CommitsAsync(CancellationToken.None);
        foreach (var server in commits.GetServers())
        {
            Assert.Empty(server.Keys(pattern: $"*{prefix}*"));
        }
    }
}

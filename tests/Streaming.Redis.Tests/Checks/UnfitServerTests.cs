using StackExchange.Redis;
using Streaming.Redis.Checks;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Redis.Tests.Checks;

public sealed class UnfitServerTests
{
    [SkippableFact]
    public async Task EnsureFitAsync_EvictingServer_IsRefusedWithWhatToDo()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn("--maxmemory-policy", "allkeys-lru"));
        await using var client = new RedisClient(server.Address);

        var error = await Assert.ThrowsAsync<RedisUnfitException>(() => client.Checks.EnsureFitAsync(CancellationToken.None));

        Assert.Contains("maxmemory_policy allkeys-lru", error.Message, StringComparison.Ordinal);
        Assert.Contains("set maxmemory-policy noeviction", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task EnsureFitAsync_ServerWithoutScripts_IsRefusedWithWhatToDo()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn("--rename-command", "EVALSHA", string.Empty, "--rename-command", "EVAL", string.Empty));
        await using var client = new RedisClient(server.Address);

        var error = await Assert.ThrowsAsync<RedisUnfitException>(() => client.Checks.EnsureFitAsync(CancellationToken.None));

        Assert.Contains("EVALSHA", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task CheckAsync_GarnetWithoutTransactions_IsFoundOut()
    {
        await using var server = await Requires.ServerAsync("Garnet", RedisWays.UnfitGarnet);

        // The probe finds a race by letting it happen; a few tries make a miss of all of them unthinkable.
        var problems = new List<string>();
        for (var attempt = 0; attempt < 10 && problems.Count == 0; attempt++)
        {
            await using var client = new RedisClient(server.Address);
            problems.AddRange((await client.Checks.CheckAsync(CancellationToken.None)).Problems);
        }

        Assert.Contains("--lua-transaction-mode", Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_NoServer_SaysWhere()
    {
        await using var client = new RedisClient($"redis://127.0.0.1:{FreePort.Next()}");

        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.Checks.CheckAsync(CancellationToken.None));

        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }
}

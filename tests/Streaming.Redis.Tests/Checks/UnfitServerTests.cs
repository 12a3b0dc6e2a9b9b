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
        Requires.Part(RedisServerProcess.IsInstalled, "redis-server", "install Debian's redis-server.", Executables.CanInstallPackages());
        await using var server = await RedisServerProcess.StartAsync("--maxmemory-policy", "allkeys-lru");
        await using var client = new RedisClient(server.Address);

        var error = await Assert.ThrowsAsync<RedisUnfitException>(() => client.Checks.EnsureFitAsync(CancellationToken.None));

        Assert.Contains("maxmemory_policy allkeys-lru", error.Message, StringComparison.Ordinal);
        Assert.Contains("set maxmemory-policy noeviction", error.Message, StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task EnsureFitAsync_ServerWithoutScripts_IsRefusedWithWhatToDo()
    {
        Requires.Part(RedisServerProcess.IsInstalled, "redis-server", "install Debian's redis-server.", Executables.CanInstallPackages());
        await using var server = await RedisServerProcess.StartAsync("--rename-command", "EVALSHA", string.Empty, "--rename-command", "EVAL", string.Empty);
        await using var client = new RedisClient(server.Address);

        var error = await Assert.ThrowsAsync<RedisUnfitException>(() => client.Checks.EnsureFitAsync(CancellationToken.None));

        Assert.Contains("EVALSHA", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task CheckAsync_NoServer_SaysWhere()
    {
        await using var client = new RedisClient($"redis://127.0.0.1:{FreePort.Next()}");

        var error = await Assert.ThrowsAsync<RedisConnectionException>(() => client.Checks.CheckAsync(CancellationToken.None));

        Assert.Contains("127.0.0.1", error.Message, StringComparison.Ordinal);
    }
}

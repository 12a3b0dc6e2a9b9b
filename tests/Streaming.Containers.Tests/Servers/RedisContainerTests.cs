using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Containers;
using Streaming.Testing.Servers.Processes;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Containers.Tests.Servers;

/// <summary>What the containers of Redis servers are made of; where the program is at hand, what they run is run without a container.</summary>
public sealed class RedisContainerTests
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(1);

    [Fact]
    public void Plan_OfAServer_IsTheImageOfComposeWithTheTestsOptions()
    {
        var composed = ComposeFile.Services["redis"];

        var plan = RedisContainer.Plan(16379, ["--maxmemory-policy", "allkeys-lru"]);

        Assert.Equal(composed.Image, plan.Image);
        Assert.Equal(composed.User, plan.User);
        Assert.Equal([(16379, 6379)], plan.Ports);
        Assert.Equal(["redis-server", "--save", "", "--appendonly", "no", "--maxmemory-policy", "allkeys-lru"], plan.Command);
    }

    [Fact]
    public void Plan_OfACluster_HasItsPortsInsideAsOutside()
    {
        var plan = RedisClusterContainer.Plan([7001, 7002, 7003], [17001, 17002, 17003]);

        Assert.Equal([(7001, 7001), (7002, 7002), (7003, 7003)], plan.Ports);
        Assert.Equal(["sh", "-c"], plan.Command.Take(2));
        Assert.Contains("--port 7002 --cluster-enabled yes --cluster-config-file nodes-7002.conf --cluster-port 17002 ", plan.Command[2], StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Command_OfAServersPlan_StartsOneThatAnswers()
    {
        Requires.Part(RedisWays.Program.IsThere(), "redis-server", RedisWays.Program.HowToGetIt, RedisWays.Program.CouldBeProvided);
        var port = FreePort.Next();
        var command = RedisContainer.Plan(port, ["--port", $"{port}"]).Command;

        await using var server = await ServerProcess.StartAsync(command[0], [.. command.Skip(1)], "Ready to accept connections", StartTimeout);

        Assert.True(await RedisContainer.AnswersAsync("127.0.0.1", port));
        Assert.False(await RedisContainer.AnswersAsync("127.0.0.1", FreePort.Next()));
    }

    [SkippableFact]
    public async Task Command_OfAClustersPlan_StartsNodesThatFormOne()
    {
        Requires.Part(RedisWays.Program.IsThere(), "redis-server", RedisWays.Program.HowToGetIt, RedisWays.Program.CouldBeProvided);
        using var folder = new TemporaryFolder();
        var ports = FreePort.Next(6);
        var command = RedisClusterContainer.Plan(ports[..3], ports[3..]).Command;
        await using var nodes = await ServerProcess.StartAsync(command[0], [.. command.Skip(1)], "Ready to accept connections", StartTimeout, folder.FullPath);
        foreach (var port in ports[..3])
        {
            while (!await RedisContainer.AnswersAsync("127.0.0.1", port))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50));
            }
        }

        await RedisClusterForming.FormAsync(ports[..3], ports[3..]);

        Assert.Contains("127.0.0.1", await RedisLine.SendAsync(ports[1], "CLUSTER NODES"), StringComparison.Ordinal);
    }
}

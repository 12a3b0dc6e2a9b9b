using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Network;
using Streaming.Testing.Servers.Redis;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Faults;

/// <summary>Redis, the network to it, and the broker fail in mid-replay: the numbers are those of a run in which nothing happened.</summary>
[Collection(FailingServers.Name)]
public sealed class ServerFaultTests(KafkaBrokerFixture kafka, AnyRedisFixture redis, ITestOutputHelper output)
{
    private const int Cuts = 6;

    [SkippableFact]
    public async Task Replay_ConnectionToRedisCutSeveralTimes_EqualsUndisturbedRun()
    {
        var server = Requires.Server(redis);
        Skip.If(server.Ports.Count != 1, "A Redis of our own, of one node, is absent: REDIS_URL names another.");
        await using var run = await FaultyRun.StartAsync(Requires.Server(kafka), server.Address, output);
        await using var proxy = new CuttingProxy(server.Ports[0]);
        await using var worker = await run.Pipeline.StartWorkerAsync(
            ("Redis:Address", string.Create(CultureInfo.InvariantCulture, $"redis://127.0.0.1:{proxy.Port}")));

        // A commit is the only script that the worker sends again and again.
        var commit = Encoding.ASCII.GetBytes("EVALSHA");
        foreach (var (point, index) in run.Points(Cuts).Select((point, index) => (point, index)))
        {
            await run.WaitForAsync(point);
            if (index % 2 == 0)
            {
                proxy.LoseReply(commit);
            }
            else
            {
                proxy.LoseRequest(commit);
            }

            await Wait.UntilAsync(() => Task.FromResult(proxy.Cuts > index), () => $"only {proxy.Cuts} connections were cut. {worker.Output}");
        }

        await run.AssertUndisturbedAsync();
    }

    [SkippableFact]
    public async Task Replay_RedisRestartsFromItsLog_EqualsUndisturbedRun()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn("--appendonly", "yes", "--appendfsync", "always"));
        await using var run = await FaultyRun.StartAsync(Requires.Server(kafka), server.Address, output);
        await using var worker = await run.Pipeline.StartWorkerAsync();

        await run.WaitForAsync(run.Points(1)[0]);
        await server.KillAsync();
        await server.RestartAsync();

        await run.AssertUndisturbedAsync();
    }

    [SkippableFact]
    public async Task Replay_RedisLosesEverything_IsBuiltAnewFromTheFirstRecord()
    {
        await using var server = await Requires.ServerAsync("A Redis server", RedisWays.OfOurOwn());
        await using var run = await FaultyRun.StartAsync(Requires.Server(kafka), server.Address, output);
        await using var worker = await run.Pipeline.StartWorkerAsync();

        await run.WaitForAsync(run.Points(1)[0]);
        await server.KillAsync();
        await server.RestartAsync();

        await run.AssertUndisturbedAsync();
        Assert.True(await worker.MetricAsync(MetricNames.RefusedCommits) > 0, worker.Output);
    }

    [SkippableFact]
    public async Task Replay_BrokerKilledAndStartedAgain_EqualsUndisturbedRun()
    {
        var broker = Requires.Server(kafka);
        await using var run = await FaultyRun.StartAsync(broker, Requires.Server(redis).Address, output);
        await using var worker = await run.Pipeline.StartWorkerAsync();

        await run.WaitForAsync(run.Points(1)[0]);
        await broker.KillAsync();
        await broker.RestartAsync();

        await run.AssertUndisturbedAsync();
    }

    // Past its session it holds no shard, so none of them can say that anything is wrong.
    [SkippableFact]
    public async Task Run_BrokerIsAway_WorkerIsNotReadyUntilItIsBack()
    {
        var broker = Requires.Server(kafka);
        await using var pipeline = Pipeline.OnShared(broker, Requires.Server(redis).Address, isReplay: false);
        await pipeline.CreateTopicsAsync();
        await using var worker = await pipeline.StartWorkerAsync();
        await worker.WaitUntilReadyAsync();

        await broker.KillAsync();
        var answer = (IsReady: true, Text: string.Empty);
        await Wait.UntilAsync(
            async () =>
            {
                answer = await worker.ReadinessAsync();
                return !answer.IsReady && answer.Text.Contains("Kafka has not said", StringComparison.Ordinal) && await worker.MetricAsync(MetricNames.ShardsHeld) == 0;
            },
            () => $"the worker is ready without a broker: {answer.Text} {worker.Output}");

        await broker.RestartAsync();
        await worker.WaitUntilReadyAsync();
        Assert.Equal(pipeline.Partitions, await worker.MetricAsync(MetricNames.ShardsHeld));
    }
}

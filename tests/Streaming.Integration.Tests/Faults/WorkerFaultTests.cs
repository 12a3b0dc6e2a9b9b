using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Faults;

/// <summary>Workers that are killed, come, go and hang in mid-replay: the numbers are those of a run in which nothing happened.</summary>
[Collection(FailingServers.Name)]
public sealed class WorkerFaultTests(KafkaBrokerFixture kafka, AnyRedisFixture redis, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Replay_WorkerKilledSeveralTimes_EqualsUndisturbedRun()
    {
        await using var run = await StartAsync();

        var isUnfinished = false;
        foreach (var point in run.Points(3))
        {
            await using var worker = await run.Pipeline.StartWorkerAsync();
            await run.WaitForAsync(point);
            await worker.KillAsync();
            isUnfinished |= await run.IsUnfinishedAsync();
        }

        Assert.True(isUnfinished, "No worker was killed before the end.");
        await run.Pipeline.StartWorkerAsync();
        await run.AssertUndisturbedAsync();
    }

    [SkippableFact]
    public async Task Replay_OneOfTwoWorkersKilled_EqualsUndisturbedRun()
    {
        await using var run = await StartAsync();
        await using var first = await run.Pipeline.StartWorkerAsync();
        await using var second = await run.Pipeline.StartWorkerAsync();

        await run.WaitForAsync(run.Points(1)[0]);
        await first.KillAsync();

        await run.AssertUndisturbedAsync();
        // The one that was killed may have had nothing left to do: then its shards come over once its session has ended.
        await Wait.UntilAsync(
            async () => await second.MetricAsync(MetricNames.ShardsHeld) == run.Pipeline.Partitions,
            () => $"the second worker does not hold all shards. {second.Output}");
    }

    [SkippableFact]
    public async Task Replay_SecondWorkerComesAndGoes_EqualsUndisturbedRun()
    {
        await using var run = await StartAsync();
        await using var first = await run.Pipeline.StartWorkerAsync();
        await run.WaitForAsync(1);

        await using var second = await run.Pipeline.StartWorkerAsync();
        await Wait.UntilAsync(
            async () => await second.MetricAsync(MetricNames.ShardsHeld) == 2 && await first.MetricAsync(MetricNames.ShardsHeld) == 2,
            () => $"the workers do not share the shards. {first.Output} {second.Output}");
        await second.StopAsync();

        await run.AssertUndisturbedAsync();
        await Wait.UntilAsync(
            async () => await first.MetricAsync(MetricNames.ShardsHeld) == run.Pipeline.Partitions,
            () => $"the first worker does not hold all shards again. {first.Output}");
    }

    [SkippableFact]
    public async Task Replay_WorkerHangsPastItsSessionAndReturns_NothingIsDoubled()
    {
        await using var run = await StartAsync();
        await using var zombie = await run.Pipeline.StartWorkerAsync();
        await run.WaitForAsync(run.Points(1)[0]);
        await zombie.SuspendAsync();
        Assert.True(await run.IsUnfinishedAsync(), "The worker had finished before it was suspended.");

        await using var heir = await run.Pipeline.StartWorkerAsync();
        await run.AssertUndisturbedAsync();
        await zombie.ResumeAsync();

        // Either it still tries to commit what it had, which is refused, or it hears first that its partitions are another's.
        await Wait.UntilAsync(
            async () => await zombie.MetricAsync(MetricNames.RefusedCommits) > 0 || zombie.Output.Contains("took it for dead", StringComparison.Ordinal),
            () => $"the worker that hung does not notice that it was replaced. {zombie.Output}");
        await run.AssertUndisturbedAsync();
    }

    private Task<FaultyRun> StartAsync() => FaultyRun.StartAsync(Requires.Server(kafka), Requires.Server(redis).Address, output);
}

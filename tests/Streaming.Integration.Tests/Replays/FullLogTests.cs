using System.Globalization;
using Streaming.Integration.Tests.FullLog;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;
using Xunit.Abstractions;

namespace Streaming.Integration.Tests.Replays;

/// <summary>The whole incident log through Kafka, worker, Redis and query service equals its oracle over gRPC.</summary>
[Collection(SharedServers.Name)]
public sealed class FullLogTests(KafkaBrokerFixture kafka, AnyRedisFixture redis, ITestOutputHelper output)
{
    [SkippableFact]
    public async Task Replay_WholeLogThroughBroker_EqualsTheOracle()
    {
        UciData.Require();
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.CreateTopicsAsync();

        // Few tickets in memory: the others are fetched when an event needs them.
        var worker = await pipeline.StartWorkerAsync(("Ingestion:CachedTickets", "1000"));
        using var query = await pipeline.StartQueryAsync();
        await worker.WaitUntilReadyAsync();

        using var sender = new EventSender(pipeline);
        await sender.SendAsync(UciData.Lines);

        await AssertAsync(pipeline, query, sender.Sent);
    }

    [SkippableFact]
    public async Task Replay_WholeLogThroughMockCluster_EqualsTheOracle()
    {
        UciData.Require();
        await using var mock = new MockKafkaCluster();
        await using var pipeline = new Pipeline(mock, Requires.Server(redis).Address, isReplay: true);
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();

        // The mock keeps 5 MB a partition, so the replay follows what the worker has committed.
        using var committed = new GroupOffsets(mock.BootstrapServers, pipeline.Group);
        await using var input = EventInput.FromStream(UciData.OpenStream());
        var options = new ReplayOptions { BootstrapServers = mock.BootstrapServers, KeepsTimes = true };
        var summary = await new Replayer(options, committed).RunAsync(input, CancellationToken.None);

        Assert.Equal((UciData.Lines.Count, 0, 0), (summary.Sent, summary.NotEvents, summary.Refused));
        await AssertAsync(pipeline, query, summary.Sent);
    }

    private async Task AssertAsync(Pipeline pipeline, QueryClient query, long records)
    {
        await using var store = pipeline.OpenStore();
        var started = TimeProvider.System.GetTimestamp();
        var end = await store.WaitForReplayAsync(records);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{records} records, committed {TimeProvider.System.GetElapsedTime(started).TotalSeconds:0.0} s after the last was sent"));
        await query.WaitForAsync(end);
        await FullLogAnswers.AssertEqualAsync(query);
    }
}

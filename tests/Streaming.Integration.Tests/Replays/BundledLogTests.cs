using System.Globalization;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Recounts;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Replays;

/// <summary>The bundled week through Kafka, worker, Redis and query service: gRPC, <c>/metrics</c> and the slow recount say the same.</summary>
[Collection(SharedServers.Name)]
public sealed class BundledLogTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    [SkippableFact]
    public async Task Replay_BundledWeekThroughBroker_EqualsTheRecount()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);

        // The worker has made the topics, as replays need them.
        await pipeline.WaitForTopicsAsync();
        await sender.SendAsync(BundledLog.Lines);

        await AssertAsync(pipeline, query);
    }

    [SkippableFact]
    public async Task Replay_BundledWeekThroughMockClusterInBinaryMode_EqualsTheRecount()
    {
        await using var mock = new MockKafkaCluster();
        await using var pipeline = new Pipeline(mock, Requires.Server(redis).Address, isReplay: true);
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var committed = new GroupOffsets(mock.BootstrapServers, pipeline.Group);
        await using var input = EventInput.Open(BundledLog.Path);

        var options = new ReplayOptions { BootstrapServers = mock.BootstrapServers, KeepsTimes = true, Mode = RecordMode.Binary };
        await new Replayer(options, committed).RunAsync(input, CancellationToken.None);

        await AssertAsync(pipeline, query);
    }

    [SkippableFact]
    public async Task Replay_BundledWeekIntoRedisCluster_EqualsTheRecount()
    {
        await using var cluster = await Requires.ServerAsync("Redis Cluster", RedisWays.Cluster);

        await ReplayIntoAsync(cluster);
    }

    [SkippableFact]
    public async Task Replay_BundledWeekIntoGarnet_EqualsTheRecount()
    {
        await using var garnet = await Requires.ServerAsync("Garnet", RedisWays.Garnet);

        await ReplayIntoAsync(garnet);
    }

    private async Task ReplayIntoAsync(IRedisServer server)
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), server.Address, isReplay: true);
        await pipeline.CreateTopicsAsync();
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var sender = new EventSender(pipeline);
        await sender.SendAsync(BundledLog.Lines);

        await AssertAsync(pipeline, query);
    }

    private static async Task AssertAsync(Pipeline pipeline, QueryClient query)
    {
        await using var store = pipeline.OpenStore();
        var end = await store.WaitForReplayAsync(BundledLog.Lines.Count);
        await query.WaitForAsync(end);
        var recount = BundledLog.Recount(end);

        await new RecountAnswers(recount, query).AssertEqualAsync(BundledLog.FromMs, BundledLog.ToMs);
        await new ListedTickets(recount, query).AssertEqualAsync(BundledLog.FromMs, BundledLog.ToMs);
        await AssertWindowsAsync(recount, query);
    }

    private static async Task AssertWindowsAsync(SlowRecount recount, QueryClient query)
    {
        var request = new GetKpisRequest { Windows = new Contracts.Kpi.V1.Windows { Names = { WindowNames.OneHour, WindowNames.OneDay, WindowNames.SevenDays } } };
        var answer = await query.Kpis.GetKpisAsync(request);
        var metrics = await query.Host.MetricsAsync();
        foreach (var result in answer.Results)
        {
            var interval = new RecountQuery(Milliseconds(result.Interval.Start), Milliseconds(result.Interval.End));
            var expected = recount.Evaluate(interval)[string.Empty];
            var numbers = QueryClient.NumbersOf(result.Rows.Single());
            numbers.AssertEqual(RecountExpectations.Of(expected), result.Window);
            Assert.Equal(expected.TicketsCreated, Series(metrics, "support_tickets", result.Window));
            Assert.Equal(expected.Backlog.End, Series(metrics, "support_backlog", result.Window));
            Assert.Equal(numbers.Values[("mttr", "p90")], Series(metrics, "support_mttr_seconds", result.Window, "p90"));
            Assert.Equal(numbers.Values[("fcr", "")], Series(metrics, "support_fcr_ratio", result.Window));
        }
    }

    private static double? Series(string metrics, string name, string window, string? statistic = null)
    {
        var line = metrics.Split('\n').SingleOrDefault(line =>
            line.StartsWith(name + "{", StringComparison.Ordinal)
            && line.Contains($"window=\"{window}\"", StringComparison.Ordinal)
            && (statistic is null || line.Contains($"statistic=\"{statistic}\"", StringComparison.Ordinal))
            && !HasSplit(line));
        return line is null ? null : double.Parse(line.AsSpan(line.LastIndexOf(' ') + 1), CultureInfo.InvariantCulture);
    }

    // A series that is not split has empty labels for the dimensions, or none.
    private static bool HasSplit(string line) => new[] { Dimensions.Team, Dimensions.Channel, Dimensions.Priority }
        .Any(dimension => line.Contains($"{dimension}=\"", StringComparison.Ordinal) && !line.Contains($"{dimension}=\"\"", StringComparison.Ordinal));

    private static long Milliseconds(Google.Protobuf.WellKnownTypes.Timestamp at) => at.ToDateTimeOffset().ToUnixTimeMilliseconds();
}

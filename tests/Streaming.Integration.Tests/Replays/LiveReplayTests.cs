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

/// <summary>The bundled week shifted to now, through a live worker, as the demo shows it: the rolling windows equal the slow recount.</summary>
[Collection(SharedServers.Name)]
public sealed class LiveReplayTests(AnyRedisFixture redis)
{
    // It asks where the wall clock stands, which moves on while the test compares.
    private const string MovesWithTheClock = "resolution_rate";

    [SkippableFact]
    public async Task Replay_BundledWeekShiftedToNow_RollingWindowsEqualTheRecount()
    {
        await using var mock = new MockKafkaCluster();
        await using var pipeline = new Pipeline(mock, Requires.Server(redis).Address, isReplay: false);
        await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        using var committed = new GroupOffsets(mock.BootstrapServers, pipeline.Group);
        await using var input = EventInput.Open(BundledLog.Path);

        var summary = await new Replayer(new ReplayOptions { BootstrapServers = mock.BootstrapServers }, committed).RunAsync(input, CancellationToken.None);

        await using var store = pipeline.OpenStore();
        await store.WaitForAsync(summary.Sent);
        var lastEventMs = (await store.MetasAsync()).Max(meta => meta!.EventHighMs);
        await query.WaitForStoredAsync();
        var answer = await query.Kpis.GetKpisAsync(new GetKpisRequest { Windows = new Contracts.Kpi.V1.Windows { Names = { WindowNames.OneDay, WindowNames.SevenDays, WindowNames.NinetyDays } } });

        Assert.Equal((StreamMode.Live, false), (answer.State.Mode, answer.State.Stale));
        var shiftMs = (long)summary.Shift.TotalMilliseconds;
        var recount = BundledLog.Recount(lastEventMs - shiftMs);
        foreach (var result in answer.Results)
        {
            var expected = recount.Evaluate(new RecountQuery(Milliseconds(result.Interval.Start) - shiftMs, Milliseconds(result.Interval.End) - shiftMs));
            QueryClient.NumbersOf(result.Rows.Single()).AssertEqual(
                RecountExpectations.Of(expected[string.Empty]).Where(one => one.Kpi != MovesWithTheClock), result.Window);
        }
    }

    private static long Milliseconds(Google.Protobuf.WellKnownTypes.Timestamp at) => at.ToDateTimeOffset().ToUnixTimeMilliseconds();
}

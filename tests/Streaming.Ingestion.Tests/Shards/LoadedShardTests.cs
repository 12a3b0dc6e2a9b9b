using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Shards;

/// <summary>A shard whose partitions lag, for nobody has said where they end: its time is that of its records, as far as these can be believed.</summary>
public sealed class LoadedShardTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private const long HourMs = 3_600_000;
    private readonly string _prefix = $"s{Guid.NewGuid():N}";

    /// <summary>One producer's clock is wrong: timer time would be ahead for good, and what waits to be read would come after its deadline.</summary>
    [SkippableFact]
    public async Task AdvanceTimers_RecordFarAheadOfTheWallClock_StaysAtTheLastOneBefore()
    {
        await using var parts = await MakeAsync();
        var shard = await LoadAsync(parts);
        var nowMs = NowMs();
        TakeInBoth(shard, nowMs - HourMs);

        TakeInBoth(shard, nowMs + HourMs);
        shard.AdvanceTimers(parts.Watch, finalMs: null, isRoutine: true);

        Assert.Equal(nowMs - HourMs, shard.Engine.TimerTimeMs);
        TakeInBoth(shard, nowMs - 1);
        shard.AdvanceTimers(parts.Watch, finalMs: null, isRoutine: true);
        Assert.Equal(nowMs - 1, shard.Engine.TimerTimeMs);
    }

    /// <summary>Clocks of machines differ a little: time goes on, but not beyond now.</summary>
    [SkippableFact]
    public async Task AdvanceTimers_RecordsALittleAheadOfTheWallClock_IsWhenTheyWereTaken()
    {
        await using var parts = await MakeAsync();
        var shard = await LoadAsync(parts);
        for (var i = 0; i < 3; i++)
        {
            var beforeMs = NowMs();
            TakeInBoth(shard, beforeMs + 3_000);
            shard.AdvanceTimers(parts.Watch, finalMs: null, isRoutine: true);

            Assert.InRange(shard.Engine.TimerTimeMs, beforeMs, NowMs());
            await Task.Delay(20);
        }
    }

    /// <summary>In a replay the wall clock says nothing: what comes of it does not depend on when it runs.</summary>
    [SkippableFact]
    public async Task AdvanceTimers_ReplayOfRecordsAheadOfTheWallClock_IsTheirTime()
    {
        await using var parts = await MakeAsync("--original-time");
        var shard = await LoadAsync(parts);
        var aheadMs = NowMs() + HourMs;

        TakeInBoth(shard, aheadMs);
        shard.AdvanceTimers(parts.Watch, finalMs: null, isRoutine: true);

        Assert.Equal(aheadMs, shard.Engine.TimerTimeMs);
    }

    private async Task<LooseParts> MakeAsync(params string[] args)
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        return await LooseParts.MakeAsync(broker, store, _prefix, args);
    }

    private async Task<LoadedShard> LoadAsync(LooseParts parts) =>
        (await parts.Loader.LoadAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0), CancellationToken.None)).Shard!;

    /// <summary>One more record in each of the shard's two partitions.</summary>
    private static void TakeInBoth(LoadedShard shard, long timestampMs)
    {
        for (var topic = 0; topic < shard.Progress.Count; topic++)
        {
            shard.Take(topic, shard.Progress[topic].NextOffset, timestampMs);
        }
    }

    private static long NowMs() => TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
}

using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Refresh;

public sealed class IndexRefresherTests
{
    [Fact]
    public async Task Refresh_CellsChange_AsksAgainAfterTheActiveIntervalThenBacksOff()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });

        Assert.Equal(TimeSpan.FromMilliseconds(250), await host.RefreshAsync());
        host.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.Equal(TimeSpan.FromMilliseconds(250), await host.RefreshAsync());
        host.Time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(TimeSpan.FromSeconds(1), await host.RefreshAsync());
    }

    [Theory]
    [InlineData(-20_000, -20_000, -30_000, -20_000, 1_000)]
    [InlineData(-5_001, -20_000, -20_000, -20_000, 1_000)]
    [InlineData(-5_000, -20_000, -20_000, -20_000, 250)]
    [InlineData(-20_000, -20_000, -20_000, -5_000, 250)]
    [InlineData(-20_000, 0, -20_000, -20_000, 250)]
    [InlineData(-20_000, 3_600_000, -20_000, -20_000, 250)]
    [InlineData(-20_000, 1_800_000_000_000_000, -20_000, -20_000, 250)]
    [InlineData(-20_000, long.MinValue, long.MinValue, long.MinValue, 1_000)]
    [InlineData(long.MinValue, long.MinValue, long.MinValue, long.MinValue, 250)]
    public async Task Refresh_OwnersHaveReachedATime_AsksLessOftenWhileAllAreBehind(long newest0, long newest1, long timer0, long timer1, int expectedMs)
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Change(shards =>
        {
            foreach (var (shard, newest, timer) in shards.Zip([newest0, newest1], [timer0, timer1]))
            {
                SmallDesk.Created(shard, -40_000, "tech", "mail", 1);
                shard.Meta = shard.Meta with { NewestRecordMs = Reached(newest), TimerTimeMs = Reached(timer), CommittedMs = SmallDesk.Ms(0) };
                shard.Commit();
            }
        });

        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), await host.RefreshAsync());
        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), await host.RefreshAsync());

        reader.Change(shards =>
        {
            shards[0].Meta = shards[0].Meta with { TimerTimeMs = SmallDesk.Ms(0) };
            shards[0].Commit();
        });
        Assert.Equal(TimeSpan.FromMilliseconds(250), await host.RefreshAsync());

        static long Reached(long afterNowMs) => afterNowMs == long.MinValue ? afterNowMs : SmallDesk.Ms(afterNowMs);
    }

    [Fact]
    public async Task Refresh_ReplayOfOldEvents_AsksAsOftenAsEver()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        reader.Change(shards => Array.ForEach(
            shards,
            static shard => shard.Meta = shard.Meta with { IsReplay = true, NewestRecordMs = SmallDesk.Ms(-20_000), TimerTimeMs = SmallDesk.Ms(-20_000), CommittedMs = SmallDesk.Ms(0) }));
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);

        Assert.Equal(TimeSpan.FromMilliseconds(250), await host.RefreshAsync());
    }

    [Fact]
    public async Task Refresh_MoreToReadWhileOwnersAreBehind_ReadsForTheLongerIntervalEachTime()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Change(static shards => Array.ForEach(shards, static shard =>
        {
            shard.Meta = shard.Meta with { NewestRecordMs = SmallDesk.Ms(-15_000), TimerTimeMs = SmallDesk.Ms(-15_000), CommittedMs = SmallDesk.Ms(0) };
            shard.Commit();
        }));
        await host.RefreshAsync();
        reader.EntriesPerAnswer = 1;
        reader.Asked = () => host.Time.Advance(TimeSpan.FromMilliseconds(100));
        reader.Change(static shards =>
        {
            for (var commit = 0; commit < 30; commit++)
            {
                SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
                shards[0].Commit();
            }
        });

        var seen = new List<double>();
        for (var refresh = 0; refresh < 3; refresh++)
        {
            await host.RefreshAsync();
            seen.Add((await host.Client.GetKpisAsync(new Contracts.Kpi.V1.GetKpisRequest())).Results[0].Rows[0].Values[0].Value);
        }

        // Each question brings one: within a second eight or more, within a quarter of it three at most.
        reader.Asked = null;
        Assert.True(seen[0] - 13 >= 8, $"{seen[0] - 13} in the first refresh");
        Assert.True(seen[1] - seen[0] >= 8, $"{seen[1] - seen[0]} in the second refresh");
    }

    [Fact]
    public async Task Refresh_NothingChanges_AsksEachShardOnceAndKeepsTheSnapshot()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        var (questions, snapshot) = (reader.Questions, host.Snapshots.Current);

        await host.RefreshAsync();

        Assert.Equal(2, reader.Questions - questions);
        Assert.Equal(2, reader.Snapshots);
        Assert.Same(snapshot, host.Snapshots.Current);
    }

    [Fact]
    public async Task Refresh_HeartbeatsOnly_RenewTheStateButDoNotCountAsActivity()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        host.Time.Advance(TimeSpan.FromSeconds(11));
        var before = host.Snapshots.Current.StateId;
        reader.Change(shards => shards[0].Commit());

        Assert.Equal(TimeSpan.FromSeconds(1), await host.RefreshAsync());
        Assert.NotEqual(before, host.Snapshots.Current.StateId);
    }

    [Fact]
    public async Task Refresh_MoreToReadThanAnIntervalAllows_PublishesWhatItHasAndGoesOnNextTime()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.EntriesPerAnswer = 1;
        reader.Asked = () => host.Time.Advance(TimeSpan.FromMilliseconds(100));
        reader.Change(shards =>
        {
            for (var commit = 0; commit < 6; commit++)
            {
                SmallDesk.Created(shards[0], -40_000, "tech", "mail", 14 + commit);
                shards[0].Commit();
            }
        });

        var seen = new List<double>();
        for (var refresh = 0; refresh < 6; refresh++)
        {
            Assert.True(await host.RefreshAsync() <= TimeSpan.FromMilliseconds(250), "A reader that is behind waits longer than an interval.");
            seen.Add((await host.Client.GetKpisAsync(new Contracts.Kpi.V1.GetKpisRequest())).Results[0].Rows[0].Values[0].Value);
        }

        Assert.Equal(seen.Order().Distinct(), seen.Distinct());
        Assert.True(seen.Distinct().Count() > 2, "It published only at the end.");
        reader.Asked = null;
        Assert.True(host.Snapshots.Current.IsComplete);
    }

    [Fact]
    public async Task Refresh_RedisFails_ThrowsAndTheLastSnapshotIsServedOn()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Fault = new TimeoutException("Redis is away");

        await Assert.ThrowsAsync<TimeoutException>(host.RefreshAsync);

        Assert.Equal(13, (await host.Client.GetKpisAsync(new Contracts.Kpi.V1.GetKpisRequest())).Results[0].Rows[0].Values[0].Value);
    }

    [Fact]
    public async Task Refresh_FailsBehindTheFirstShard_ShowsThatOneWithTheNextSnapshot()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });
        var asked = 0;
        reader.Asked = () => reader.Fault = asked++ > 0 ? new TimeoutException("Redis is away") : null;
        await Assert.ThrowsAsync<TimeoutException>(host.RefreshAsync);
        (reader.Asked, reader.Fault) = (null, null);

        await host.RefreshAsync();

        Assert.Equal(14, (await host.Client.GetKpisAsync(new Contracts.Kpi.V1.GetKpisRequest())).Results[0].Rows[0].Values[0].Value);
    }
}

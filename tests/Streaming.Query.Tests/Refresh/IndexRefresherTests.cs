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
    [InlineData(-20_000, -20_000, 1_000)]
    [InlineData(-5_001, null, 1_000)]
    [InlineData(-5_000, null, 250)]
    [InlineData(-20_000, -1_000, 250)]
    [InlineData(null, null, 250)]
    public async Task Refresh_RecordsBecomeVisible_AsksLessOftenWhileTheNewestIsOld(int? newest0, int? newest1, int expectedMs)
    {
        // The shards said nothing newer than 30 s before now.
        var reader = new FakeShardReader(SmallDesk.Shards());
        reader.Change(shards => Array.ForEach(shards, static shard => shard.Meta = shard.Meta with { NewestRecordMs = SmallDesk.Ms(-30_000) }));
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        reader.Change(shards =>
        {
            foreach (var (shard, newest) in shards.Zip([newest0, newest1]))
            {
                SmallDesk.Created(shard, -40_000, "tech", "mail", 1);
                shard.Meta = newest is { } ms ? shard.Meta with { NewestRecordMs = SmallDesk.Ms(ms) } : shard.Meta;
                shard.Commit();
            }
        });

        Assert.Equal(TimeSpan.FromMilliseconds(expectedMs), await host.RefreshAsync());

        // Cells that time alone changes are of now.
        reader.Change(shards =>
        {
            SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
            shards[0].Commit();
        });
        Assert.Equal(TimeSpan.FromMilliseconds(250), await host.RefreshAsync());
    }

    [Fact]
    public async Task Refresh_MoreToReadWhileCatchingUp_ReadsForTheLongerInterval()
    {
        var reader = new FakeShardReader(SmallDesk.Shards());
        await using var host = await QueryHost.StartAsync(reader, SmallDesk.Now);
        await host.RefreshAsync();
        Commit(1, -15_000);
        await host.RefreshAsync();
        reader.EntriesPerAnswer = 1;
        reader.Asked = () => host.Time.Advance(TimeSpan.FromMilliseconds(100));
        Commit(6, -14_000);

        await host.RefreshAsync();

        reader.Asked = null;
        Assert.Equal(20, (await host.Client.GetKpisAsync(new Contracts.Kpi.V1.GetKpisRequest())).Results[0].Rows[0].Values[0].Value);

        void Commit(int times, int newestMs) => reader.Change(shards =>
        {
            for (var commit = 0; commit < times; commit++)
            {
                SmallDesk.Created(shards[0], -40_000, "tech", "mail", 1);
                shards[0].Meta = shards[0].Meta with { NewestRecordMs = SmallDesk.Ms(newestMs + commit) };
                shards[0].Commit();
            }
        });
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

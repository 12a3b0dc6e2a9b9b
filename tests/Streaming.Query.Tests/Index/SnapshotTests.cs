using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Index;

public sealed class SnapshotTests
{
    private const long DayMs = 86_400_000;
    private static readonly PaneGrid Grid = new(new ZoneDays(TimeZoneInfo.Utc));
    private static readonly long FromMs = new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    [Fact]
    public async Task Snapshot_ShardsGoOn_NeverChanges()
    {
        var desk = new RandomDesk(11, Grid, FromMs, 2 * DayMs, shards: 2);
        var index = new TestIndex(desk.Reader);
        var seen = new List<(Query.Index.IndexSnapshot Snapshot, KpiValue[] Total, int Rows)>();
        var interval = new TimeInterval(FromMs, FromMs + (2 * DayMs));
        var all = new Selection { Tenant = "default", Kpis = KpiRegistry.All };
        for (var round = 0; round < 30; round++)
        {
            desk.Step();
            desk.CommitAll();
            if (round == 15)
            {
                desk.RollUp();
            }

            var snapshot = await index.RefreshAsync();
            seen.Add((snapshot, TestIndex.Ask(snapshot, all, interval).Rows[0].Values, RowsOf(snapshot)));
        }

        foreach (var (snapshot, total, rows) in seen)
        {
            Assert.Equal(total, TestIndex.Ask(snapshot, all, interval).Rows[0].Values);
            Assert.Equal(rows, RowsOf(snapshot));
        }

        int RowsOf(Query.Index.IndexSnapshot snapshot) =>
            TestIndex.Ask(snapshot, all with { GroupBy = [NameKind.Team, NameKind.Channel] }, interval).Rows.Count;
    }

    [Fact]
    public async Task RollUp_InOneEntry_LeavesEveryTotalAsItWas()
    {
        var desk = new RandomDesk(5, Grid, FromMs, DayMs, shards: 2);
        for (var i = 0; i < 20; i++)
        {
            desk.Step();
        }

        desk.CommitAll();
        var index = new TestIndex(desk.Reader);
        var interval = new TimeInterval(FromMs, FromMs + DayMs);
        var selection = new Selection { Tenant = "default", Kpis = KpiRegistry.All, GroupBy = [NameKind.Team] };
        var before = TestIndex.Ask(await index.RefreshAsync(), selection, interval);

        desk.RollUp();
        var after = TestIndex.Ask(await index.RefreshAsync(), selection, interval);

        Assert.Equal(before.Rows.SelectMany(row => row.Values), after.Rows.SelectMany(row => row.Values));
    }

    [Fact]
    public async Task StateId_SameVersionsOnTwoReplicas_IsEqual()
    {
        var desk = new RandomDesk(3, Grid, FromMs, DayMs, shards: 3);
        var first = new TestIndex(desk.Reader);
        await first.RefreshAsync();
        desk.Step();
        desk.CommitAll();
        var second = new TestIndex(desk.Reader);

        var (one, other) = (await first.RefreshAsync(), await second.RefreshAsync());

        Assert.Equal(one.StateId, other.StateId);
        desk.CommitAll();
        Assert.NotEqual(one.StateId, (await first.RefreshAsync()).StateId);
    }

    [Fact]
    public async Task DataThrough_ShardsAtSeveralTimes_IsTheLeast()
    {
        var shards = new[] { new FakeShard(0), new FakeShard(1) };
        var index = new TestIndex(new FakeShardReader(shards));
        shards[0].Meta = new ShardMeta { Topics = [], TimerTimeMs = 5_000, EventHighMs = 9_000 };
        shards[0].Commit();

        Assert.Null((await index.RefreshAsync()).DataThroughMs);

        shards[1].Meta = new ShardMeta { Topics = [], TimerTimeMs = 4_000, EventHighMs = 3_000 };
        shards[1].Commit();
        var snapshot = await index.RefreshAsync();

        Assert.Equal(4_000, snapshot.DataThroughMs);
        Assert.Equal(9_000, snapshot.EventHighMs);
    }

    [Fact]
    public async Task IsComplete_ShardsOfWhichOneIsMissing_IsFalseUntilItIsThere()
    {
        var shards = new[] { new FakeShard(0), new FakeShard(5) };
        shards[0].Meta = new ShardMeta { Topics = [new TopicProgress("t", "", 2, 0, 0)] };
        shards[0].Commit();
        var index = new TestIndex(new FakeShardReader(shards));

        Assert.False((await index.RefreshAsync()).IsComplete);

        var all = new TestIndex(new FakeShardReader(shards[0], new FakeShard(1)));
        Assert.True((await all.RefreshAsync()).IsComplete);
    }

    [Fact]
    public async Task Refresh_OwnerChangedDuringARollUp_CountsEachCellOnce()
    {
        var shard = new FakeShard(0);
        var pane = PaneKey.At(PaneSize.TenSeconds, FromMs);
        shard.Add(pane, shard.Split(Cube.Main, "default", team: "old"), Created(7));
        shard.Commit();
        var index = new TestIndex(new FakeShardReader(shard), shards: 1);
        await index.RefreshAsync();

        shard.Epoch = new ShardEpoch(2, 1);
        shard.RollUp(PaneKey.At(PaneSize.QuarterHour, FromMs), FromMs + 900_000);
        shard.Commit();
        var snapshot = await index.RefreshAsync();

        var rows = TestIndex.Ask(
            snapshot,
            new Selection { Tenant = "default", Kpis = [KpiRegistry.Find("tickets_total")!], GroupBy = [NameKind.Team] },
            new TimeInterval(FromMs, FromMs + 900_000)).Rows;
        Assert.Equal(7, Assert.Single(rows).Values[0].Value);
    }

    [Fact]
    public async Task Refresh_ShardIsEmptiedForARebuild_HasNoTimesOfBefore()
    {
        var shard = new FakeShard(0) { Meta = new ShardMeta { Topics = [], TimerTimeMs = 5_000, EventHighMs = 9_000 } };
        shard.Add(PaneKey.At(PaneSize.TenSeconds, FromMs), shard.Split(Cube.Main, "default", team: "old"), Created(7));
        shard.Commit();
        var index = new TestIndex(new FakeShardReader(shard), shards: 1);
        Assert.Equal(5_000, (await index.RefreshAsync()).DataThroughMs);

        shard.Empty();
        var emptied = await index.RefreshAsync();

        Assert.Equal((0, null, null), (emptied.CellCount, emptied.DataThroughMs, emptied.EventHighMs));
        shard.Commit();
        Assert.Equal(5_000, (await index.RefreshAsync()).DataThroughMs);
    }

    [Fact]
    public async Task Ask_OnceALaterSnapshotKnowsMoreNames_AnswersAsBefore()
    {
        var shard = new FakeShard(0);
        var index = new TestIndex(new FakeShardReader(shard), shards: 1);
        var interval = new TimeInterval(FromMs, FromMs + 900_000);
        var selection = new Selection
        {
            Tenant = "default",
            Kpis = [KpiRegistry.Find("tickets_total")!],
            GroupBy = [NameKind.Channel],
            Filters = [(NameKind.Team, new HashSet<string> { "team 0" })],
        };
        Tell(0);
        var earlier = await index.RefreshAsync();
        for (var team = 1; team < 200; team++)
        {
            Tell(team);
        }

        var later = TestIndex.Ask(await index.RefreshAsync(), selection, interval);

        Assert.Equal(1, Assert.Single(later.Rows).Values[0].Value);
        Assert.Equal(1, Assert.Single(TestIndex.Ask(earlier, selection, interval).Rows).Values[0].Value);

        void Tell(int team)
        {
            shard.Add(PaneKey.At(PaneSize.TenSeconds, FromMs), shard.Split(Cube.Main, "default", team: $"team {team}", channel: "mail"), Created(1));
            shard.Commit();
        }
    }

    private static Domain.Measures.MeasureSet Created(long count)
    {
        var set = new Domain.Measures.MeasureSet();
        set.Add(Domain.Measures.Measure.TicketsCreated, count);
        return set;
    }
}

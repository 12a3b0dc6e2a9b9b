using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Answers;

public sealed class RowPlanTests
{
    private static readonly TimeInterval Interval = new(SmallDesk.Ms(0) / 10_000 * 10_000 - 3_600_000, SmallDesk.Ms(0) / 10_000 * 10_000 + 10_000);

    [Fact]
    public async Task Plan_ProducersOwnOther_JoinsTheRestWhenThereIsOne()
    {
        var answer = await AskAsync(limit: 2, ("other", 9), ("a", 5), ("b", 4), ("c", 3));

        Assert.Equal(["a", "b", "other"], answer.Rows.Select(row => row.Names[0]));
        Assert.Equal([5.0, 4.0, 12.0], answer.Rows.Select(row => row.Values[0].Value));
        Assert.Equal([false, false, true], answer.Rows.Select(row => row.IsFolded));
        Assert.Equal(4, answer.GroupCount);
    }

    [Fact]
    public async Task Plan_ProducersOwnOther_HasItsRankWhenNothingIsFolded()
    {
        var answer = await AskAsync(limit: 3, ("other", 9), ("a", 5), ("b", 4));

        Assert.Equal(["other", "a", "b"], answer.Rows.Select(row => row.Names[0]));
        Assert.True(answer.Rows[0].IsFolded);
    }

    [Fact]
    public async Task Plan_Ties_AreRankedByName()
    {
        var answer = await AskAsync(limit: 2, ("d", 1), ("b", 1), ("c", 1), ("a", 1));

        Assert.Equal(["a", "b", "other"], answer.Rows.Select(row => row.Names[0]));
    }

    [Fact]
    public async Task Plan_NoValueBelowTheLimit_HasARowOfItsOwnBeforeTheRest()
    {
        var answer = await AskAsync(limit: 2, (null, 1), ("a", 5), ("b", 4), ("c", 3), ("d", 2));

        Assert.Equal(["a", "b", "unknown", "other"], answer.Rows.Select(row => row.Names[0]));
        Assert.Equal([5.0, 4.0, 1.0, 5.0], answer.Rows.Select(row => row.Values[0].Value));
        Assert.Equal([false, false, false, true], answer.Rows.Select(row => row.IsFolded));
        Assert.Equal(5, answer.GroupCount);
    }

    [Fact]
    public async Task Plan_NoValueAboveAll_TakesNoPlace()
    {
        var answer = await AskAsync(limit: 2, (null, 9), ("a", 5), ("b", 4), ("c", 3));

        Assert.Equal(["unknown", "a", "b", "other"], answer.Rows.Select(row => row.Names[0]));
    }

    [Fact]
    public async Task Plan_NoValueBesideAsManyAsMayBe_NothingIsFolded()
    {
        var answer = await AskAsync(limit: 2, (null, 1), ("a", 5), ("b", 4));

        Assert.Equal(["a", "b", "unknown"], answer.Rows.Select(row => row.Names[0]));
        Assert.All(answer.Rows, row => Assert.False(row.IsFolded));
    }

    [Fact]
    public async Task Plan_ProducersOwnUnknown_IsNoValue()
    {
        var answer = await AskAsync(limit: 5, (null, 2), ("unknown", 3), ("a", 1));

        Assert.Equal(["unknown", "a"], answer.Rows.Select(row => row.Names[0]));
        Assert.Equal(5.0, answer.Rows[0].Values[0].Value);
    }

    [Fact]
    public async Task Plan_CustomerWhoIsCalledUnknown_TakesAPlace()
    {
        var answer = await AskCustomersAsync(limit: 2, ("unknown", 5), ("a", 4), ("b", 3), (null, 1));

        Assert.Equal(["unknown", "a", "unknown", "other"], answer.Rows.Select(row => row.Names[0]));
        Assert.Equal([5.0, 4.0, 1.0, 3.0], answer.Rows.Select(row => row.Values[0].Value));
    }

    [Fact]
    public async Task Plan_CustomerWhoIsCalledUnknownBelowTheLimit_JoinsTheRest()
    {
        var answer = await AskCustomersAsync(limit: 2, ("unknown", 1), ("a", 4), ("b", 3), ("c", 2));

        Assert.Equal(["a", "b", "other"], answer.Rows.Select(row => row.Names[0]));
        Assert.Equal(3.0, answer.Rows[2].Values[0].Value);
    }

    private static async Task<Answer> AskCustomersAsync(int limit, params (string? Customer, int Tickets)[] customers)
    {
        var shard = new FakeShard(0);
        foreach (var (customer, tickets) in customers)
        {
            var delta = new MeasureSet();
            delta.Add(Measure.TicketsCreated, tickets);
            shard.Add(PaneKey.At(PaneSize.TenSeconds, Interval.StartMs), shard.CustomerSplit(Cube.Customer, "default", customer), delta);
        }

        shard.Commit();
        var snapshot = await new TestIndex(new FakeShardReader(shard), shards: 1).RefreshAsync();
        var selection = new Selection
        {
            Tenant = "default",
            Kpis = [KpiRegistry.Find("tickets_by_customer")!],
            Cube = Cube.Customer,
            GroupBy = [NameKind.Customer],
            Limit = limit,
        };
        return TestIndex.Ask(snapshot, selection, Interval);
    }

    private static async Task<Answer> AskAsync(int limit, params (string? Team, int Tickets)[] teams)
    {
        var shard = new FakeShard(0);
        foreach (var (team, tickets) in teams)
        {
            SmallDesk.Created(shard, -60_000, team, "mail", tickets);
        }

        shard.Commit();
        var snapshot = await new TestIndex(new FakeShardReader(shard), shards: 1).RefreshAsync();
        var selection = new Selection { Tenant = "default", Kpis = [KpiRegistry.Find("tickets_total")!], GroupBy = [NameKind.Team], Limit = limit };
        return TestIndex.Ask(snapshot, selection, Interval);
    }
}

using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>Intervals, filters and groups.</summary>
public sealed class QueryTests
{
    private static readonly EventLog Log = new EventLog()
        .Created("T-1", Start, team: "front", agent: "a-1", channel: "email", priority: "low")
        .Created("T-2", At(1), team: "front", agent: "a-1", channel: "phone", priority: "high")
        .Created("T-3", At(2), team: "tech", channel: "phone")
        .Reply("T-1", At(10), "a-2")
        .Status("T-2", At(11), "solved", "a-3");

    [Fact]
    public void Evaluate_TwoDimensions_GroupsByBoth() => Assert.Equal(
        ["email|low", "phone|high", "phone|unknown"],
        Log.By(RecountDimension.Channel, RecountDimension.Priority).Keys.Order());

    [Fact]
    public void Evaluate_TeamAndAgent_CreditsEachMeasureAsItsRowSays()
    {
        var groups = Log.By(RecountDimension.Team, RecountDimension.Agent);

        Assert.Equal(["front|a-1", "front|a-2", "front|a-3", "tech|unknown"], groups.Keys.Order());
        Assert.Equal((2, 0, 1), Row(groups["front|a-1"]));
        Assert.Equal((0, 1, 0), Row(groups["front|a-2"]));
        Assert.Equal(1, groups["front|a-3"].Resolved);
        Assert.Equal((1, 0, 1), Row(groups["tech|unknown"]));
    }

    [Fact]
    public void Evaluate_Filter_LetsOnlyTheAskedValuesThrough()
    {
        var query = new RecountQuery(Start, At(60))
        {
            Filter = new Dictionary<RecountDimension, string>
            {
                [RecountDimension.Channel] = "phone",
                [RecountDimension.Team] = "front",
            },
        };

        var kpis = SlowRecount.Of(Log.Records, At(60)).Evaluate(query)[""];

        Assert.Equal((1, 1, 0), (kpis.TicketsCreated, kpis.Resolved, kpis.FirstResponse.Count));
    }

    [Fact]
    public void Evaluate_NothingInTheInterval_IsNullAndNotZero()
    {
        var kpis = Log.Kpis(At(100), At(200));

        Assert.Equal((0, null, null), (kpis.FirstResponse.Count, kpis.FirstResponse.MeanMs, kpis.FirstResponse.P90Ms));
        Assert.Equal((null, null, null), (kpis.ResolutionRate, kpis.ResolutionRateFlow, kpis.FirstContactRate));
        Assert.Equal((null, null, null), (kpis.Nps.Nps, kpis.Csat.Pct, kpis.Ces.Excluded));
        Assert.Equal(2, kpis.Backlog.End);
    }

    [Fact]
    public void Evaluate_GroupWithOnlyALevel_IsThere()
    {
        var groups = SlowRecount.Of(Log.Records, At(60))
            .Evaluate(new RecountQuery(At(100), At(200)) { GroupBy = [RecountDimension.Channel] });

        Assert.Equal(["email", "phone"], groups.Keys.Order());
    }

    [Fact]
    public void Evaluate_EmptyLog_HasTheOneGroupWithoutData() => Assert.Null(new EventLog().Kpis().FirstContactRate);

    [Fact]
    public void Evaluate_DurationOverTenYears_IsCountedAndLeftOut()
    {
        // A message now and then keeps the ticket from being abandoned.
        var log = new EventLog().Created("T-1", Start);
        for (var year = 1; year <= 10; year++)
        {
            log.Customer("T-1", Start + (year * 365 * Day));
        }

        log.Reply("T-1", Start + (3650 * Day) + 1);

        var kpis = log.Kpis(toMs: Start + (4000 * Day));

        Assert.Equal((0, 0, 2), (kpis.FirstResponse.Count, kpis.ReplyGaps.Count, kpis.DurationsTooLong));
    }

    private static (long Created, long Answered, long Backlog) Row(RecountKpis kpis) =>
        (kpis.TicketsCreated, kpis.FirstResponse.Count, kpis.Backlog.End);
}

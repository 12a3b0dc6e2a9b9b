using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T1, T4 and what voids a ticket.</summary>
public sealed class VolumeTests
{
    [Fact]
    public void Of_Creations_CountInTheirHalfOpenInterval()
    {
        var log = new EventLog().Created("T-1", Start).Created("T-2", At(60) - 1).Created("T-3", At(60));

        Assert.Equal(2, log.Kpis(Start, At(60)).TicketsCreated);
        Assert.Equal(1, log.Kpis(At(60), At(120)).TicketsCreated);
    }

    [Fact]
    public void Of_Recategorised_MovesInT4AndStaysInT1()
    {
        var log = new EventLog().Created("T-1", Start, category: "login", priority: "low", team: "front")
            .Attributes("T-1", Start + (9 * Day), category: "bug", priority: "high").Assigned("T-1", At(5), team: "tech");

        var byCategory = Assert.Single(log.Of(RecountMeasure.TicketsByCategory));

        Assert.Equal(Start, byCategory.TimeMs);
        Assert.Equal(new RecountSplit("default", "front", null, "bug", "low", null), byCategory.Split);
        Assert.Equal("login", Assert.Single(log.Of(RecountMeasure.TicketsCreated)).Split.Category);
    }

    [Fact]
    public void Of_NoCategory_IsShownAsUnknown()
    {
        var log = new EventLog().Created("T-1", Start).Created("T-2", Start, category: "bug").Created("T-3", Start, category: "bug");

        Assert.Equal(
            new Dictionary<string, long> { ["unknown"] = 1, ["bug"] = 2 },
            log.Kpis().TicketsByCategory.ToDictionary());
    }

    [Theory]
    [InlineData("spam")]
    [InlineData("test")]
    [InlineData("duplicate")]
    [InlineData(null)]
    public void Of_VoidedTicket_KeepsItsCallsAndSurveysOnly(string? reason)
    {
        var log = new EventLog().Created("T-1", Start, team: "front").Reply("T-1", At(1), "a-5").Status("T-1", At(2), "solved")
            .Status("T-1", At(3), "open").Status("T-1", At(4), "closed")
            .Call("call-1", At(5), talk: 10, ticket: "T-1").Answered("r-1", At(6), "nps", 0, 10, 9, ticket: "T-1");
        _ = reason is null ? log.Merged("T-1", At(7), "T-2") : log.Deleted("T-1", At(7), reason);

        var contributions = SlowRecount.Of(log.Records, Start + (60 * Day)).Contributions;

        Assert.Equal(
            [
                RecountMeasure.Calls, RecountMeasure.CallTalk, RecountMeasure.CallHold, RecountMeasure.CallAfterCall,
                RecountMeasure.SurveyAnswers,
            ],
            contributions.Select(one => one.Measure));
        Assert.All(contributions, one => Assert.Equal("front", one.Split.Team));
        Assert.Equal("a-5", contributions[^1].Split.Agent);
    }

    [Theory]
    [InlineData("erasure")]
    [InlineData("other")]
    public void Of_OtherDeletion_ClosesWithoutTouchingThePast(string reason)
    {
        var log = new EventLog().Created("T-1", Start, agent: "a-1").Reply("T-1", At(1)).Deleted("T-1", At(7), reason);

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 1, 1, 0), (kpis.TicketsCreated, kpis.FirstResponse.Count, kpis.Closed, kpis.ClosedUnresolved, kpis.Backlog.End));
        Assert.Equal((At(7), "a-1"), (log.Of(RecountMeasure.Closed)[0].TimeMs, log.Of(RecountMeasure.Closed)[0].Split.Agent));
    }

    [Fact]
    public void Of_MergeTarget_DoesNotGetTheFacts()
    {
        var log = new EventLog().Created("T-1", Start).Created("T-2", Start).Reply("T-1", At(1)).Merged("T-1", At(2), "T-2");

        var kpis = log.Kpis();

        Assert.Equal((1, 0, 1), (kpis.TicketsCreated, kpis.FirstResponse.Count, kpis.UnansweredOpen.End));
    }
}

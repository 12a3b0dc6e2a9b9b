using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T5, <c>frt_literal</c>, unanswered open.</summary>
public sealed class FirstResponseTests
{
    [Fact]
    public void B14_FortyOfFiftyAnsweredIn200Minutes_MeanLiteralAndUnanswered()
    {
        var log = new EventLog();
        for (var ticket = 0; ticket < 50; ticket++)
        {
            log.Created($"T-{ticket}", Start);
            if (ticket < 40)
            {
                log.Reply($"T-{ticket}", At(5));
            }
        }

        var kpis = log.Kpis();

        Assert.Equal(Minutes(5), kpis.FirstResponse.MeanMs);
        Assert.Equal(Minutes(4), kpis.FirstResponseLiteralMs);
        Assert.Equal(10, kpis.UnansweredOpen.End);
    }

    [Fact]
    public void B15_TenDurations_NearestRank()
    {
        var log = new EventLog();
        foreach (var minutes in new[] { 2, 3, 4, 5, 6, 8, 10, 15, 30, 117 })
        {
            log.Created($"T-{minutes}", Start).Reply($"T-{minutes}", At(minutes));
        }

        var frt = log.Kpis().FirstResponse;

        Assert.Equal(Minutes(20), frt.MeanMs);
        Assert.Equal((Minutes(6), Minutes(30), Minutes(117)), (frt.P50Ms, frt.P90Ms, frt.P95Ms));
        Assert.Equal((Minutes(117), Minutes(117)), (frt.P99Ms, frt.MaxMs));
    }

    [Fact]
    public void K12_AutomaticReplyFirst_DoesNotStopTheClock()
    {
        var log = new EventLog().Created("T-1", Start).Message("T-1", At(0.083), "automated").Reply("T-1", At(20));

        Assert.Equal(Minutes(20), log.Kpis().FirstResponse.MeanMs);
    }

    [Fact]
    public void K14_ReplyBeforeTheCreationOfACustomersTicket_IsInvalidAndAnswered()
    {
        var log = new EventLog().Reply("T-1", At(-1)).Created("T-1", Start, team: "billing").Reply("T-1", At(3));

        var kpis = log.Kpis();

        Assert.Equal(0, kpis.FirstResponse.Count);
        Assert.Null(kpis.FirstResponse.MeanMs);
        Assert.Equal((1, 0), (kpis.FirstResponseInvalid, kpis.UnansweredOpen.End));
        Assert.Equal((Start, "billing"), Where(log.Of(RecountMeasure.FirstResponseInvalid)));
    }

    [Fact]
    public void Of_InternalNote_IsNoReply()
    {
        var log = new EventLog().Created("T-1", Start).Message("T-1", At(1), "human", isPublic: false).Reply("T-1", At(7));

        Assert.Equal(Minutes(7), log.Kpis().FirstResponse.MeanMs);
    }

    [Fact]
    public void Of_FirstReply_CountsAtTheReplyWithTheTeamAndAgentOfTheMoment()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", agent: "a-1", category: "login")
            .Assigned("T-1", At(1), team: "billing", agent: "a-2")
            .Attributes("T-1", At(2), category: "invoice")
            .Reply("T-1", At(3), agent: "a-3")
            .Assigned("T-1", At(4), team: "tech");

        var reply = Assert.Single(log.Of(RecountMeasure.FirstResponse));

        Assert.Equal(At(3), reply.TimeMs);
        Assert.Equal(new RecountSplit("default", "billing", null, "invoice", null, "a-3"), reply.Split);
    }

    [Fact]
    public void Of_ReplyThatNamesItsTeam_CountsForThatTeam()
    {
        var log = new EventLog().Created("T-1", Start, team: "front").Reply("T-1", At(3), "a-3", team: "tech");

        Assert.Equal("tech", Assert.Single(log.Of(RecountMeasure.FirstResponse)).Split.Team);
        Assert.Equal("tech", Assert.Single(log.Of(RecountMeasure.ReplyGap)).Split.Team);
    }

    [Fact]
    public void Of_ReplyWithoutAuthor_CountsForNobodyKnown()
    {
        var log = new EventLog().Created("T-1", Start, agent: "a-1").Reply("T-1", At(3));

        Assert.Null(Assert.Single(log.Of(RecountMeasure.FirstResponse)).Split.Agent);
    }

    [Fact]
    public void Of_EarlierReplyThatArrivesLate_TakesThePlaceOfTheLaterOne()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(30)).Reply("T-1", At(10));

        Assert.Equal(Minutes(10), Assert.Single(log.Of(RecountMeasure.FirstResponse)).Value);
    }

    [Fact]
    public void Of_OpenedByStaff_TheFirstCustomerMessageStartsTheClock()
    {
        var log = new EventLog().Created("T-1", Start, openedBy: "staff")
            .Reply("T-1", At(1)).Customer("T-1", At(10)).Customer("T-1", At(11)).Reply("T-1", At(14));

        var kpis = log.Kpis();

        Assert.Equal((1, Minutes(4)), (kpis.FirstResponse.Count, kpis.FirstResponse.SumMs));
        Assert.Equal(0, kpis.FirstResponseInvalid);
    }

    [Fact]
    public void Of_OpenedByStaffAndTheCustomerSilent_IsNotUnanswered()
    {
        var log = new EventLog().Created("T-1", Start, openedBy: "staff").Created("T-2", Start, openedBy: "staff").Customer("T-2", At(5));

        Assert.Equal(0, log.Kpis(toMs: At(5)).UnansweredOpen.End);
        Assert.Equal(1, log.Kpis(toMs: At(6)).UnansweredOpen.End);
    }

    [Theory]
    [InlineData("solved")]
    [InlineData("closed")]
    public void Of_EndedUnansweredThenReopened_HasNoFirstResponseButAGap(string ending)
    {
        var log = new EventLog().Created("T-1", Start)
            .Status("T-1", At(10), ending).Status("T-1", At(20), "reopened").Reply("T-1", At(26));

        var kpis = log.Kpis();

        Assert.Equal(0, kpis.FirstResponse.Count);
        Assert.Equal(Minutes(6), Assert.Single(log.Of(RecountMeasure.ReplyGap)).Value);
        Assert.Equal(1, log.Kpis(toMs: At(10)).UnansweredOpen.End);
        Assert.Equal(0, log.Kpis(toMs: At(20)).UnansweredOpen.End);
        Assert.Equal(1, log.Kpis(toMs: At(26)).UnansweredOpen.End);
        Assert.Equal(0, kpis.UnansweredOpen.End);
    }

    [Fact]
    public void Of_Literal_DividesTheRepliesOfTheWindowByTheCreationsOfTheWindow()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(70)).Created("T-2", At(65)).Created("T-3", At(66));

        Assert.Null(log.Kpis(Start, At(60)).FirstResponseLiteralMs);
        Assert.Equal(Minutes(35), log.Kpis(At(60), At(120)).FirstResponseLiteralMs);
        Assert.Null(log.Kpis(At(120), At(180)).FirstResponseLiteralMs);
    }

    private static (long TimeMs, string? Team) Where(List<RecountContribution> contributions)
    {
        var one = Assert.Single(contributions);
        return (one.TimeMs, one.Split.Team);
    }
}

using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>What a survey counts, when, and for whom.</summary>
public sealed class SurveyTests
{
    [Fact]
    public void Of_RevisedAnswer_CountsItsNewestVersionInThePaneOfTheFirst()
    {
        var log = new EventLog().Answered("r-1", At(5), "nps", 0, 10, 3)
            .Answered("r-1", At(50), "nps", 0, 10, 7, revision: 1).Answered("r-1", At(40), "nps", 0, 10, 9, revision: 2);

        var answer = Assert.Single(log.Of(RecountMeasure.SurveyAnswers));

        Assert.Equal((At(5), 9), (answer.TimeMs, answer.Value));
    }

    [Fact]
    public void Of_WithdrawnAnswer_IsGoneForGood()
    {
        var log = new EventLog().Answered("r-1", At(5), "nps", 0, 10, 3).Withdrawn("r-1", At(6))
            .Answered("r-1", At(7), "nps", 0, 10, 9, revision: 5);

        Assert.Empty(log.Of(RecountMeasure.SurveyAnswers));
    }

    [Fact]
    public void Of_SurveyOnlySent_IsNoAnswer()
    {
        var log = new EventLog().Add("survey.sent", Start, ("responseId", "r-1"), ("kind", "nps"));

        Assert.Equal(0, log.Kpis().Nps.Count);
        Assert.Equal(0, log.LeftOut(RecountExclusion.Invalid));
    }

    [Fact]
    public void Of_RevisionWithoutAnswer_CountsOnceTheAnswerComes()
    {
        var log = new EventLog().Answered("r-1", At(7), "nps", 0, 10, 9, revision: 1);

        Assert.Empty(log.Of(RecountMeasure.SurveyAnswers));
        Assert.Equal(At(5), Assert.Single(log.Answered("r-1", At(5), "nps", 0, 10, 2).Of(RecountMeasure.SurveyAnswers)).TimeMs);
    }

    [Fact]
    public void Of_SurveyOfATicket_TakesTheTicketThenAndTheLastReplierBeforeIt()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", agent: "a-1", category: "login", priority: "low", channel: "email")
            .Reply("T-1", At(1), "a-2").Reply("T-1", At(2), "a-3").Message("T-1", At(3), "human", "a-4", isPublic: false)
            .Assigned("T-1", At(4), team: "tech", agent: "a-5")
            .Answered("r-1", At(5), "csat", 1, 5, 4, ticket: "T-1")
            .Assigned("T-1", At(6), team: "back").Reply("T-1", At(7), "a-6");

        Assert.Equal(
            new RecountSplit("default", "tech", "email", "login", "low", "a-3"),
            Assert.Single(log.Of(RecountMeasure.SurveyAnswers)).Split);
    }

    [Fact]
    public void Of_SurveyWithItsOwnFields_KeepsThemAndInheritsTheRest()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", category: "login", priority: "low").Reply("T-1", At(1), "a-2")
            .Answered("r-1", At(5), "csat", 1, 5, 4, ticket: "T-1", agent: "a-9", team: "tech", channel: "web");

        Assert.Equal(
            new RecountSplit("default", "tech", "web", "login", "low", "a-9"),
            Assert.Single(log.Of(RecountMeasure.SurveyAnswers)).Split);
    }

    [Fact]
    public void Of_SurveyBeforeItsTicket_TakesTheTicketAsCreated()
    {
        var log = new EventLog().Answered("r-1", At(-5), "csat", 1, 5, 4, ticket: "T-1").Created("T-1", Start, team: "front");

        Assert.Equal("front", Assert.Single(log.Of(RecountMeasure.SurveyAnswers)).Split.Team);
    }

    [Fact]
    public void Of_SurveyWhoseTicketNeverComes_IsUnknown()
    {
        var log = new EventLog().Reply("T-1", At(1), "a-2").Answered("r-1", At(5), "csat", 1, 5, 4, ticket: "T-1");

        Assert.Equal(["unknown|unknown"], log.By(RecountDimension.Team, RecountDimension.Agent).Keys);
    }

    [Fact]
    public void Of_SurveyOfStaff_IsNotACustomersAnswer() =>
        Assert.Equal(0, new EventLog().Answered("r-1", Start, "csat", 1, 5, 4, audience: "agent").Kpis().Csat.Count);
}

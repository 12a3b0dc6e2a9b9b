using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T7 in its three forms, T8, closings and reopenings.</summary>
public sealed class ResolutionTests
{
    [Fact]
    public void B16_OldTicketsResolvedNow_RaiseTheFlowAndNotTheCohort()
    {
        var log = new EventLog();
        for (var ticket = 0; ticket < 570; ticket++)
        {
            var created = ticket < 70 ? Start - (5 * Day) : Start;
            log.Created($"T-{ticket}", created);
            if (ticket < 520)
            {
                log.Status($"T-{ticket}", At(30), "solved");
            }
        }

        var kpis = log.Kpis(Start, At(60));

        Assert.Equal((500, 450, 520), (kpis.DelayElapsedOrResolved, kpis.ResolvedInDelay, kpis.Resolved));
        Assert.Equal((0.9, 1.04, 0.9), (kpis.ResolutionRate, kpis.ResolutionRateFlow, kpis.ResolutionRateEver));
    }

    [Fact]
    public void B23_ThreeResolutions_MeanTime()
    {
        var log = new EventLog();
        foreach (var hours in new[] { 2, 4, 6 })
        {
            log.Created($"T-{hours}", Start).Status($"T-{hours}", Start + (hours * Hour), "solved");
        }

        var kpis = log.Kpis();

        Assert.Equal(4 * Hour, kpis.TimeToResolution.MeanMs);
        Assert.Equal((3, 3), (kpis.Resolved, kpis.TimeToResolution.Count));
    }

    [Theory]
    [InlineData(72 * Hour, 1)]
    [InlineData((72 * Hour) + 1, 0)]
    public void Of_SolvedAtTheEndOfTheDelay_IsInDelayOnlyUpToThatInstant(long afterMs, int expected)
    {
        var log = new EventLog().Created("T-1", Start, team: "front").Status("T-1", Start + afterMs, "solved");

        var kpis = log.Kpis(Start, At(60));

        Assert.Equal((1, expected, 1), (kpis.DelayElapsedOrResolved, kpis.ResolvedInDelay, kpis.EverResolved));
        Assert.Equal("front", Assert.Single(log.Of(RecountMeasure.EverResolved)).Split.Team);
    }

    [Fact]
    public void Of_DelayNotElapsed_OnlyTicketsWhoseSolutionStandsAreInTheDivisor()
    {
        var log = new EventLog().Created("T-1", Start).Created("T-2", Start).Status("T-2", At(10), "solved")
            .Created("T-3", Start).Status("T-3", At(10), "solved").Status("T-3", At(20), "reopened");

        var early = log.Kpis(timerTimeMs: Start + (72 * Hour) - 1);
        var late = log.Kpis(timerTimeMs: Start + (72 * Hour));

        Assert.Equal((1, 1), (early.DelayElapsedOrResolved, early.ResolvedInDelay));
        Assert.Equal((3, 1), (late.DelayElapsedOrResolved, late.ResolvedInDelay));
    }

    [Fact]
    public void Of_SolvedInDelayAndReopenedAfterIt_StaysResolvedInDelayButNotEver()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "solved").Status("T-1", Start + (80 * Hour), "open");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0, 0), (kpis.DelayElapsedOrResolved, kpis.ResolvedInDelay, kpis.EverResolved, kpis.Resolved));
    }

    [Fact]
    public void Of_SolvedThenClosedInDelay_TheSolutionStands()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "solved").Status("T-1", At(20), "closed");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0), (kpis.ResolvedInDelay, kpis.Closed, kpis.ClosedUnresolved));
        Assert.Equal(Minutes(10), kpis.TimeToResolution.SumMs);
    }

    [Fact]
    public void Of_SolvedReopenedSolved_CountsOnceAtTheLastResolutionByWhoSolved()
    {
        var log = new EventLog().Created("T-1", Start, agent: "a-1", team: "front").Status("T-1", At(10), "solved", "a-2")
            .Status("T-1", At(20), "open").Assigned("T-1", At(25), team: "tech").Status("T-1", At(30), "solved", "a-3");

        var resolution = Assert.Single(log.Of(RecountMeasure.TimeToResolution));

        Assert.Equal((At(30), Minutes(30)), (resolution.TimeMs, resolution.Value));
        Assert.Equal(("tech", "a-3"), (resolution.Split.Team, resolution.Split.Agent));
        Assert.Equal(1, log.Kpis().Resolved);
    }

    [Fact]
    public void Of_SolvedByNobodyNamed_CountsForTheAssignee()
    {
        var log = new EventLog().Created("T-1", Start, agent: "a-1").Assigned("T-1", At(1), agent: "a-2").Status("T-1", At(2), "solved");

        Assert.Equal("a-2", Assert.Single(log.Of(RecountMeasure.Resolved)).Split.Agent);
    }

    [Fact]
    public void Of_RepeatedStatus_IsNoChange()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "solved").Status("T-1", At(20), "solved")
            .Status("T-1", At(30), "closed").Status("T-1", At(40), "closed");

        Assert.Equal(At(10), Assert.Single(log.Of(RecountMeasure.Resolved)).TimeMs);
        Assert.Equal(At(30), Assert.Single(log.Of(RecountMeasure.Closed)).TimeMs);
    }

    [Fact]
    public void Of_SolvedBeforeTheCreation_IsResolvedWithoutATimeAndNotReopenedByTheCreation()
    {
        var log = new EventLog().Status("T-1", At(-5), "solved").Created("T-1", Start);

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0, 0), (kpis.Resolved, kpis.TimeToResolutionNegative, kpis.TimeToResolution.Count, kpis.Reopenings));
        Assert.Equal((0, 1), (kpis.Backlog.End, kpis.ResolvedInDelay));
    }

    [Fact]
    public void Of_CreatedAsSolved_IsResolvedAtOnce()
    {
        var log = new EventLog().Created("T-1", Start, status: "solved").Reply("T-1", At(1));

        var kpis = log.Kpis();

        Assert.Equal((1, 0, 0, 1), (kpis.Resolved, kpis.TimeToResolution.SumMs, kpis.FirstResponse.Count, kpis.OpenUntilClosed.End));
    }

    [Fact]
    public void Of_ClosedWithoutSolution_IsClosedUnresolvedAndNoResolution()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "closed", "a-4");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0, 0), (kpis.Closed, kpis.ClosedUnresolved, kpis.Resolved, kpis.FirstResolutions));
        Assert.Equal("a-4", Assert.Single(log.Of(RecountMeasure.ClosedUnresolved)).Split.Agent);
    }

    [Fact]
    public void Of_SolvedReopenedClosed_IsClosedUnresolvedThoughASolutionOnceStood()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "solved").Status("T-1", At(20), "open")
            .Status("T-1", At(30), "closed");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0, 1, 1), (kpis.Closed, kpis.ClosedUnresolved, kpis.Resolved, kpis.FirstResolutions, kpis.Reopenings));
    }

    [Fact]
    public void Of_ClosedReopenedClosed_OnlyTheLastClosingCounts()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "closed").Status("T-1", At(20), "on-hold")
            .Status("T-1", At(30), "closed");

        Assert.Equal(At(30), Assert.Single(log.Of(RecountMeasure.Closed)).TimeMs);
        Assert.Equal(At(20), Assert.Single(log.Of(RecountMeasure.Reopenings)).TimeMs);
    }

    [Fact]
    public void Of_ClosedAndThenSolved_IsNoReopeningAndTheClosingStands()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "closed").Status("T-1", At(20), "solved");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 1, 0), (kpis.Closed, kpis.ClosedUnresolved, kpis.Resolved, kpis.Reopenings));
    }

    [Fact]
    public void Of_Reopening_CountsForTheAssigneeAndTeamOfThatMoment()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", agent: "a-1").Status("T-1", At(10), "solved", "a-2")
            .Status("T-1", At(20), "reopened", "a-3").Assigned("T-1", At(21), team: "tech", agent: "a-4");

        var reopening = Assert.Single(log.Of(RecountMeasure.Reopenings));

        Assert.Equal((At(20), "front", "a-1"), (reopening.TimeMs, reopening.Split.Team, reopening.Split.Agent));
    }
}

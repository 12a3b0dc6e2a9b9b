using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>Backlog and open until closed: sums of changes before an instant.</summary>
public sealed class LevelTests
{
    [Fact]
    public void Of_LevelAtAnInstant_LeavesOutWhatHappensThen()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(10), "solved").Status("T-1", At(20), "closed");

        var window = log.Kpis(Start, At(10));

        Assert.Equal(new RecountLevel(0, 1), window.Backlog);
        Assert.Equal(new RecountLevel(0, 1), window.OpenUntilClosed);
        Assert.Equal(new RecountLevel(1, 0), log.Kpis(At(10), At(20)).Backlog);
        Assert.Equal(new RecountLevel(1, 1), log.Kpis(At(10), At(20)).OpenUntilClosed);
        Assert.Equal(-1, log.Kpis(At(20), At(30)).OpenUntilClosed.Change);
    }

    [Theory]
    [InlineData("new", 1)]
    [InlineData("open", 1)]
    [InlineData("pending", 1)]
    [InlineData("on-hold", 1)]
    [InlineData("solved", 0)]
    [InlineData("closed", 0)]
    [InlineData("reopened", 1)]
    public void Of_EveryStatus_IsInTheBacklogUnlessSolvedOrClosed(string status, int expected) =>
        Assert.Equal(expected, new EventLog().Created("T-1", Start).Status("T-1", At(1), status).Kpis().Backlog.End);

    [Fact]
    public void Of_Reassigned_MovesTheLevelFromTeamToTeam()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", agent: "a-1").Assigned("T-1", At(5), team: "tech", agent: "a-2");

        var groups = log.By(RecountDimension.Team, RecountDimension.Agent);

        Assert.Equal(0, groups["front|a-1"].Backlog.End);
        Assert.Equal(1, groups["tech|a-2"].Backlog.End);
        Assert.Equal(
            [(Start, 1L, "front"), (At(5), -1L, "front"), (At(5), 1L, "tech")],
            log.Of(RecountMeasure.BacklogChange).Select(one => (one.TimeMs, one.Value, one.Split.Team)));
    }

    [Fact]
    public void Of_NullTeamInAnAssignment_TakesItAway()
    {
        var log = new EventLog().Created("T-1", Start, team: "front", agent: "a-1")
            .Add("ticket.assigned", At(5), new Dictionary<string, object?> { ["ticketId"] = "T-1", ["team"] = null });

        Assert.Equal(1, log.By(RecountDimension.Team, RecountDimension.Agent)["unknown|a-1"].Backlog.End);
    }

    [Fact]
    public void Of_CustomerWritesOnAPendingSolvedOrClosedTicket_ReopensNothing()
    {
        // A pending ticket opens by the message, which no level shows; a solved or closed one needs a status event.
        var log = new EventLog().Created("T-1", Start, status: "pending").Customer("T-1", At(1)).Status("T-1", At(2), "pending")
            .Status("T-1", At(3), "solved").Customer("T-1", At(4)).Status("T-1", At(5), "closed").Customer("T-1", At(6));

        var kpis = log.Kpis();

        Assert.Equal((0, 0, 1), (kpis.Backlog.End, kpis.Reopenings, kpis.Closed));
    }

    [Fact]
    public void Of_TicketNeverCreated_HasNoLevelAndNoClock()
    {
        var log = new EventLog().Customer("T-1", Start).Reply("T-1", At(1)).Status("T-1", At(2), "solved").Status("T-1", At(3), "open");

        Assert.Empty(SlowRecount.Of(log.Records, At(60)).Contributions);
    }

    [Fact]
    public void Of_AFactBeforeTheCreation_TheLevelBeginsAtTheCreationWithTheStatusThatStands()
    {
        var log = new EventLog().Status("T-1", At(-10), "on-hold").Created("T-1", Start);

        Assert.Equal((Start, 1L), log.Of(RecountMeasure.BacklogChange).Select(one => (one.TimeMs, one.Value)).Single());
    }

    [Fact]
    public void Of_SilentFor400Days_IsClosedAsAbandonedAtThatInstant()
    {
        var log = new EventLog().Created("T-1", Start, agent: "a-1").Reply("T-1", At(1));
        var due = At(1) + (400 * Day);

        var before = log.Kpis(timerTimeMs: due - 1);
        var after = log.Kpis(timerTimeMs: due);

        Assert.Equal((1, 0), (before.OpenUntilClosed.End, before.Closed));
        Assert.Equal((0, 1, 1, 0), (after.Backlog.End, after.Closed, after.ClosedUnresolved, after.Resolved));
        var closing = SlowRecount.Of(log.Records, due).Contributions.Single(one => one.Measure == RecountMeasure.Closed);
        Assert.Equal((due, "a-1"), (closing.TimeMs, closing.Split.Agent));
    }
}

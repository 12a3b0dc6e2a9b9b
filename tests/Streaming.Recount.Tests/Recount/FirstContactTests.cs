using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T9: resolved with one contact and one reply, and not reopened soon.</summary>
public sealed class FirstContactTests
{
    [Fact]
    public void Of_MessagesBeforeTheOnlyReply_AreOneContactWithTheCreation()
    {
        var log = Solved(log => log.Customer("T-1", At(1)).Customer("T-1", At(2)).Reply("T-1", At(3)));

        Assert.Equal(1.0, log.Kpis().FirstContactRate);
    }

    [Fact]
    public void Of_SecondReply_IsNoFirstContact() =>
        Assert.Equal(0.0, Solved(log => log.Reply("T-1", At(3)).Reply("T-1", At(4))).Kpis().FirstContactRate);

    [Fact]
    public void Of_SolvedWithoutReply_IsNoFirstContact() => Assert.Equal(0.0, Solved(log => log).Kpis().FirstContactRate);

    [Fact]
    public void Of_CustomerWritesAgainAfterTheReply_IsASecondContact() =>
        Assert.Equal(0.0, Solved(log => log.Reply("T-1", At(3)).Customer("T-1", At(4))).Kpis().FirstContactRate);

    [Fact]
    public void Of_MessagesAfterTheFirstResolution_DoNotMatter()
    {
        var log = Solved(log => log.Reply("T-1", At(3))).Customer("T-1", At(40)).Reply("T-1", At(41));

        Assert.Equal(1.0, log.Kpis().FirstContactRate);
    }

    [Fact]
    public void Of_ReplyAtTheInstantOfTheResolution_StandsBeforeIt() =>
        Assert.Equal(1.0, Solved(log => log.Reply("T-1", At(30))).Kpis().FirstContactRate);

    [Theory]
    [InlineData(7 * Day, 0.0)]
    [InlineData((7 * Day) + 1, 1.0)]
    public void Of_Reopened_TakesBackTheNumeratorOnlyWithinSevenDays(long afterMs, double expected)
    {
        var log = Solved(log => log.Reply("T-1", At(3))).Status("T-1", At(30) + afterMs, "open");

        var kpis = log.Kpis();

        Assert.Equal((1, expected), (kpis.FirstResolutions, kpis.FirstContactRate));
    }

    [Fact]
    public void Of_SolvedReopenedSolved_TheDivisorIsTheFirstResolutionWithItsSplit()
    {
        var log = Solved(log => log.Reply("T-1", At(3))).Status("T-1", At(40), "open")
            .Assigned("T-1", At(41), team: "tech").Status("T-1", At(50), "solved", "a-9");

        var first = Assert.Single(log.Of(RecountMeasure.FirstResolutions));

        Assert.Equal((At(30), "front", "a-1"), (first.TimeMs, first.Split.Team, first.Split.Agent));
    }

    [Fact]
    public void Of_ReopenedBeforeTheFirstResolution_DoesNotMatter()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(1)).Status("T-1", At(2), "closed")
            .Status("T-1", At(3), "reopened").Status("T-1", At(4), "solved");

        Assert.Equal(1.0, log.Kpis().FirstContactRate);
    }

    private static EventLog Solved(Func<EventLog, EventLog> before) =>
        before(new EventLog().Created("T-1", Start, team: "front", agent: "a-1")).Status("T-1", At(30), "solved");
}

using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T6: from the customer's first unanswered message to the reply.</summary>
public sealed class ReplyGapTests
{
    [Fact]
    public void Of_CreationAndLaterMessages_EachRunIsOneGapFromItsFirstMessage()
    {
        var log = new EventLog().Created("T-1", Start)
            .Customer("T-1", At(1)).Reply("T-1", At(4)).Reply("T-1", At(5))
            .Customer("T-1", At(10)).Customer("T-1", At(12)).Reply("T-1", At(20), "a-7");

        var gaps = log.Of(RecountMeasure.ReplyGap);

        Assert.Equal([Minutes(4), Minutes(10)], gaps.Select(gap => gap.Value));
        Assert.Equal([At(4), At(20)], gaps.Select(gap => gap.TimeMs));
        Assert.Equal("a-7", gaps[1].Split.Agent);
        Assert.Equal(Minutes(7), log.Kpis().ReplyGaps.MeanMs);
    }

    [Fact]
    public void Of_CreationByStaff_OpensNoGap()
    {
        var log = new EventLog().Created("T-1", Start, openedBy: "staff").Reply("T-1", At(4)).Customer("T-1", At(6)).Reply("T-1", At(7));

        Assert.Equal(Minutes(1), Assert.Single(log.Of(RecountMeasure.ReplyGap)).Value);
    }

    [Fact]
    public void Of_SolvedBeforeTheReply_DropsTheGap()
    {
        var log = new EventLog().Created("T-1", Start).Status("T-1", At(3), "solved").Reply("T-1", At(4));

        Assert.Empty(log.Of(RecountMeasure.ReplyGap));
    }

    [Fact]
    public void Of_MessageOnASolvedTicketThenReopened_TheGapRunsFromTheMessage()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(1)).Status("T-1", At(2), "solved")
            .Customer("T-1", At(10)).Status("T-1", At(12), "open").Reply("T-1", At(15));

        Assert.Equal([Minutes(1), Minutes(5)], log.Of(RecountMeasure.ReplyGap).Select(gap => gap.Value));
    }

    [Fact]
    public void Of_ReopenedAfterFiveDays_TheGapRunsFromTheReopening()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(1)).Status("T-1", At(2), "closed")
            .Status("T-1", Start + (5 * Day), "reopened").Reply("T-1", Start + (5 * Day) + Minutes(10));

        Assert.Equal([Minutes(1), Minutes(10)], log.Of(RecountMeasure.ReplyGap).Select(gap => gap.Value));
    }
}

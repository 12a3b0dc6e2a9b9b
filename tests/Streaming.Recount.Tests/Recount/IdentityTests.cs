using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>What is one fact, which of two contents wins, and in which order facts stand.</summary>
public sealed class IdentityTests
{
    [Fact]
    public void Of_EventDeliveredTwice_CountsOnce()
    {
        var log = new EventLog().Created("T-1", Start).Reply("T-1", At(5)).Call("call-1", At(6), talk: 60, ticket: "T-1");
        foreach (var record in log.Records.ToList())
        {
            log.AddRaw(record.Json, record.RecordTimestampMs + 1);
        }

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 1), (kpis.TicketsCreated, kpis.FirstResponse.Count, kpis.Calls));
    }

    [Fact]
    public void Of_MessageWithOneMessageIdUnderTwoEventIds_IsOneMessageAtTheLaterTime()
    {
        var log = new EventLog().Created("T-1", Start)
            .Message("T-1", At(9), "human", messageId: "m-1")
            .Message("T-1", At(5), "human", messageId: "m-1");

        Assert.Equal(Minutes(9), Assert.Single(log.Of(RecountMeasure.FirstResponse)).Value);
    }

    [Fact]
    public void Of_OneMessageIdFromTwoSources_IsTwoMessages()
    {
        var log = new EventLog().Created("T-1", Start).Message("T-1", At(9), "human", messageId: "m-1");
        log.Source = "/mail";
        log.Message("T-1", At(5), "human", messageId: "m-1");

        Assert.Equal(Minutes(5), Assert.Single(log.Of(RecountMeasure.FirstResponse)).Value);
    }

    [Fact]
    public void Of_CallRevised_CountsAtTheTimeOfTheGreatestRevision()
    {
        var log = new EventLog()
            .Call("call-1", At(10), talk: 60, revision: 2)
            .Call("call-1", At(30), talk: 90, revision: 1)
            .Call("call-1", At(20), talk: 30);

        var talk = Assert.Single(log.Of(RecountMeasure.CallTalk));

        Assert.Equal((At(10), 60_000), (talk.TimeMs, talk.Value));
    }

    [Fact]
    public void Of_CreationAndReplyAtOneInstant_StandInThatOrder()
    {
        var log = new EventLog().Reply("T-1", Start).Created("T-1", Start);

        Assert.Equal(0, Assert.Single(log.Of(RecountMeasure.FirstResponse)).Value);
        Assert.Equal(0, log.Kpis().FirstResponseInvalid);
    }

    [Fact]
    public void Of_StatusesAtOneInstantWithoutSequence_StandInLifeCycleOrder()
    {
        var log = new EventLog().Created("T-1", Start)
            .Status("T-1", At(1), "reopened").Status("T-1", At(1), "closed").Status("T-1", At(1), "solved");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 0, 0), (kpis.FirstResolutions, kpis.Reopenings, kpis.Closed, kpis.Resolved));
    }

    [Fact]
    public void Of_StatusesAtOneInstantWithSequence_StandInSequenceAndTheOneWithoutFirst()
    {
        var log = new EventLog().Created("T-1", Start)
            .Add("ticket.status-changed", At(1), EventLog.Data(("ticketId", "T-1"), ("status", "solved")), sequence: "10")
            .Add("ticket.status-changed", At(1), EventLog.Data(("ticketId", "T-1"), ("status", "closed")), sequence: "9")
            .Add("ticket.status-changed", At(1), EventLog.Data(("ticketId", "T-1"), ("status", "pending")), sequence: "x");

        var kpis = log.Kpis();

        Assert.Equal((1, 1, 1, 0), (kpis.Closed, kpis.ClosedUnresolved, kpis.Resolved, kpis.Reopenings));
    }

    [Fact]
    public void Of_MessagesAtOneInstant_TheCustomersStandsBeforeTheReply()
    {
        var log = new EventLog().Created("T-1", Start, openedBy: "staff").Reply("T-1", At(1)).Customer("T-1", At(1));

        Assert.Equal(0, Assert.Single(log.Of(RecountMeasure.FirstResponse)).Value);
    }

    [Fact]
    public void Of_TwoAssignmentsAtOneInstant_TheGreaterIdentityInUtf8BytesStandsLast()
    {
        var log = new EventLog().Created("T-1", Start)
            .Add("ticket.assigned", At(1), EventLog.Data(("ticketId", "T-1"), ("team", "second")), id: "e-9")
            .Add("ticket.assigned", At(1), EventLog.Data(("ticketId", "T-1"), ("team", "first")), id: "e-10")
            .Reply("T-1", At(2));

        Assert.Equal("second", Assert.Single(log.Of(RecountMeasure.FirstResponse)).Split.Team);
    }

    [Fact]
    public void Of_SeveralCreations_TheFirstInFactOrderCounts()
    {
        var log = new EventLog().Created("T-1", At(5), team: "late").Created("T-1", At(1), team: "early").Reply("T-1", At(11));

        var created = Assert.Single(log.Of(RecountMeasure.TicketsCreated));

        Assert.Equal((At(1), "early"), (created.TimeMs, created.Split.Team));
        Assert.Equal(Minutes(10), log.Kpis().FirstResponse.SumMs);
    }
}

using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>T11 and what a call inherits from its ticket.</summary>
public sealed class CallTests
{
    [Fact]
    public void A4_HundredCalls_MeanAndComponents()
    {
        var log = new EventLog();
        for (var call = 0; call < 100; call++)
        {
            log.Call($"call-{call}", Start, talk: 300, hold: 60, after: 120);
        }

        var kpis = log.Kpis();

        Assert.Equal(Minutes(8), kpis.HandleTimeMs);
        Assert.Equal((Minutes(500), Minutes(100), Minutes(200)), (kpis.TalkMs, kpis.HoldMs, kpis.AfterCallMs));
        Assert.Null(log.Kpis(At(1), At(2)).HandleTimeMs);
    }

    [Fact]
    public void Of_SecondsWithDecimals_CountToTheMillisecond() =>
        Assert.Equal(1_001, new EventLog().Call("call-1", Start, talk: 1.0019m).Kpis().TalkMs);

    [Fact]
    public void Of_CallOfATicket_TakesItsOwnFieldsElseTheTicketsThen()
    {
        var log = new EventLog()
            .Created("T-1", Start, team: "front", agent: "a-1", channel: "email", category: "login", priority: "low")
            .Attributes("T-1", At(5), category: "bug", priority: "high")
            .Call("call-1", At(3), ticket: "T-1")
            .Call("call-2", At(6), ticket: "T-1", agent: "a-2", team: "tech", channel: "phone");

        var calls = log.Of(RecountMeasure.Calls).OrderBy(call => call.TimeMs).Select(call => call.Split);

        Assert.Equal(
            [
                new RecountSplit("default", "front", "email", "login", "low", "a-1"),
                new RecountSplit("default", "tech", "phone", "bug", "high", "a-2"),
            ],
            calls);
    }

    [Fact]
    public void Of_CallBeforeItsTicket_TakesTheTicketAsCreated()
    {
        var log = new EventLog().Call("call-1", At(-5), ticket: "T-1").Created("T-1", Start, team: "front", priority: "low", agent: "a-1")
            .Assigned("T-1", At(1), team: "tech");

        var call = Assert.Single(log.Of(RecountMeasure.Calls));

        Assert.Equal((At(-5), "front", "low", "a-1"), (call.TimeMs, call.Split.Team, call.Split.Priority, call.Split.Agent));
    }

    [Fact]
    public void Of_CallOfATicketNeverCreated_IsUnknown()
    {
        var log = new EventLog().Assigned("T-1", Start, team: "front").Call("call-1", At(5), ticket: "T-1", category: "bug");

        Assert.Equal(
            new RecountSplit("default", null, null, "bug", null, null), Assert.Single(log.Of(RecountMeasure.Calls)).Split);
    }
}

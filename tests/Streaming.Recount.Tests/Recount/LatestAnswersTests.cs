using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>C14's option: which answer of a customer is the latest.</summary>
public sealed class LatestAnswersTests
{
    [Fact]
    public void Latest_TwoAnswersOfOneCustomer_TheLaterOfTheIntervalCounts()
    {
        var log = Answer(Answer(new EventLog(), "r-1", 5, 9, "c-1"), "r-2", 10, 3, "c-1");

        Assert.Equal((1, -100), Nps(log, 0, 20));
        Assert.Equal((1, 100), Nps(log, 0, 10));
        Assert.Equal((1, -100), Nps(log, 10, 20));
    }

    [Fact]
    public void Latest_AtOneInstant_IsTheOneWithTheGreaterResponse()
    {
        var log = Answer(Answer(new EventLog(), "r-2", 5, 9, "c-1"), "r-10", 5, 3, "c-1");

        Assert.Equal((1, 100), Nps(log, 0, 20));
    }

    [Fact]
    public void Latest_OfSomebodyUnknown_IsEach() =>
        Assert.Equal((2, 0), Nps(Answer(Answer(new EventLog(), "r-1", 5, 9, null), "r-2", 10, 3, null), 0, 20));

    [Fact]
    public void Latest_OfATicket_IsItsCustomersUnlessTheAnswerNamesAnother()
    {
        var log = new EventLog().Created("T-1", At(0)).Answered("r-1", At(5), "nps", 0, 10, 9, ticket: "T-1").Answered("r-2", At(6), "nps", 0, 10, 9, ticket: "T-1");

        Assert.Equal(1, Nps(log, 0, 20).Count);
        Assert.Equal(2, Nps(Answer(log, "r-3", 4, 9, "c-2"), 0, 20).Count);
        Assert.Equal(2, Nps(Answer(log, "r-4", 7, 3, "c-1"), 0, 20).Count);
    }

    [Fact]
    public void Latest_IsFoundBeforeAnythingIsFiltered()
    {
        var log = new EventLog().Created("T-1", At(0), team: "front").Answered("r-1", At(5), "nps", 0, 10, 9, ticket: "T-1").Answered("r-2", At(6), "nps", 0, 10, 3, ticket: "T-1", team: "back");
        var query = new RecountQuery(At(0), At(20)) { LatestPerCustomer = true, Filter = new Dictionary<RecountDimension, string> { [RecountDimension.Team] = "front" } };

        Assert.Equal(0, Recounted(log).Evaluate(query)[""].Nps.Count);
        Assert.Equal(1, Recounted(log).Evaluate(query with { LatestPerCustomer = false })[""].Nps.Count);
    }

    private static EventLog Answer(EventLog log, string response, double minute, int value, string? customer) => log.Add(
        "survey.answered", At(minute), ("responseId", response), ("kind", "nps"), ("scaleMin", 0), ("scaleMax", 10), ("value", value), ("customerId", customer));

    private static (long Count, double? Nps) Nps(EventLog log, double from, double to)
    {
        var nps = Recounted(log).Evaluate(new RecountQuery(At(from), At(to)) { LatestPerCustomer = true })[""].Nps;
        return (nps.Count, nps.Nps);
    }

    private static SlowRecount Recounted(EventLog log) => SlowRecount.Of(log.Records, At(60));
}

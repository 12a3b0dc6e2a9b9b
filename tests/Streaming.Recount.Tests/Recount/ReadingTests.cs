using System.Globalization;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Recount.Tests.Recount.Scenario;

namespace Streaming.Recount.Tests.Recount;

/// <summary>What is read, and what is left out for which reason.</summary>
public sealed class ReadingTests
{
    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("42")]
    public void Of_ValueThatIsNoJsonObject_IsMalformed(string json) =>
        Assert.Equal(1, new EventLog().AddRaw(json, Start).LeftOut(RecountExclusion.Malformed));

    [Fact]
    public void Of_ValueOver64Kib_IsOversized()
    {
        var log = new EventLog().Add("ticket.message", Start, ("ticketId", "T-1"), ("author", "human"), ("x", new string('x', 65_536)));

        Assert.Equal(1, log.LeftOut(RecountExclusion.Oversized));
    }

    [Theory]
    [InlineData("ticket.vanished")]
    [InlineData("customer.joined")]
    public void Of_TypeOfAnotherStream_IsUnknown(string type) =>
        Assert.Equal(1, new EventLog().Add(type, Start, ("customerId", "c-1")).LeftOut(RecountExclusion.UnknownType));

    [Fact]
    public void Of_DataAgainstTheContract_IsInvalid()
    {
        var log = new EventLog()
            .Add("ticket.message", Start, ("author", "human"))
            .Add("ticket.message", Start, ("ticketId", "  "), ("author", "human"))
            .Add("ticket.message", Start, ("ticketId", new string('t', 129)), ("author", "human"))
            .Add("ticket.message", Start, ("ticketId", 7), ("author", "human"))
            .Message("T-1", Start, "robot")
            .Status("T-1", Start, "done")
            .Call("call-1", Start, talk: -1)
            .Answered("r-1", Start, "csat", 1, 5, 4, revision: 0)
            .Add("ticket.created", Start, ("ticketId", "T-1"))
            .Deleted("T-1", Start, "boredom");

        Assert.Equal(10, log.LeftOut(RecountExclusion.Invalid));
    }

    [Theory]
    [InlineData("nps", 1, 10, 0)]
    [InlineData("nps", 0, 10, 11)]
    [InlineData("nps", 0, 100, 50)]
    [InlineData("csat", 1, 5, 6)]
    [InlineData("csat", 1, 6, 3)]
    [InlineData("ces", 1, 9, 3)]
    public void Of_ScoreOrScaleThatIsNotKnown_IsOutOfScale(string kind, int min, int max, int value)
    {
        var log = new EventLog().Answered("r-1", Start, kind, min, max, value);

        Assert.Equal(1, log.LeftOut(RecountExclusion.OutOfScale));
        Assert.Empty(log.Of(RecountMeasure.SurveyAnswers));
    }

    [Theory]
    [InlineData(100 * Day, 0, 0)]
    [InlineData((100 * Day) + 1, 1, 0)]
    [InlineData(-300_000, 0, 0)]
    [InlineData(-300_001, 0, 1)]
    public void Of_EventFarFromItsRecord_IsExpiredOrFuture(long recordDelayMs, int expired, int future)
    {
        var log = new EventLog { RecordDelayMs = recordDelayMs }.Created("T-1", Start);

        Assert.Equal(expired, log.LeftOut(RecountExclusion.Expired));
        Assert.Equal(future, log.LeftOut(RecountExclusion.Future));
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00Z", 0)]
    [InlineData("2026-03-02t00:00:00.0019999999999z", 1)]
    [InlineData("2026-03-02T01:30:00.5+01:30", 500)]
    [InlineData("2026-03-01T23:59:59-00:01", 59_000)]
    public void Of_TimeInAnyRfc3339Form_IsFlooredToTheMillisecond(string time, long expectedMs)
    {
        var log = new EventLog().AddRaw(Created(time), Start);

        Assert.Equal(Start + expectedMs, Assert.Single(log.Of(RecountMeasure.TicketsCreated)).TimeMs);
    }

    [Theory]
    [InlineData("2026-03-02T00:00:00")]
    [InlineData("2026-03-02 00:00:00Z")]
    [InlineData("2026-02-29T00:00:00Z")]
    [InlineData("1772409600000")]
    public void Of_TimeInAnotherForm_IsInvalid(string time) =>
        Assert.Equal(1, new EventLog().AddRaw(Created(time), Start).LeftOut(RecountExclusion.Invalid));

    [Fact]
    public void Of_ValuesWithBlanksAround_AreTrimmedButKeepTheirCase()
    {
        var log = new EventLog().Created(" T-1 ", Start, team: " Billing ").Reply("T-1", At(1));

        Assert.Equal(["Billing"], log.By(RecountDimension.Team).Keys);
        Assert.Equal(1, log.Kpis().FirstResponse.Count);
    }

    [Fact]
    public void Of_TwoTenants_AreTwoTicketsWithTheSameId()
    {
        var log = new EventLog().Created("T-1", Start);
        log.Tenant = "acme";
        log.Created("T-1", Start);

        Assert.Equal(["acme", "default"], log.By(RecountDimension.Tenant).Keys.Order());
        Assert.Equal(2, log.Kpis().TicketsCreated);
    }

    private static string Created(string time) => string.Create(
        CultureInfo.InvariantCulture,
        $$$"""
        {"specversion":"1.0","id":"e-1","source":"/s","type":"support.ticket.created.v1","time":"{{{time}}}",
         "data":{"ticketId":"T-1","customerId":"c-1"}}
        """);
}

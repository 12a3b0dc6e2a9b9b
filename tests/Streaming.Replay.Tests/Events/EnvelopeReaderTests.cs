using System.Text;
using Streaming.Replay.Events;

namespace Streaming.Replay.Tests.Events;

public sealed class EnvelopeReaderTests
{
    private readonly EnvelopeReader _envelope = new();

    [Theory]
    [InlineData("""{"type":"support.ticket.created.v1","subject":"s","data":{"ticketId":"T-1"}}""", "support.tickets.v1", "T-1")]
    [InlineData("""{"type":"support.ticket.created.v1","subject":"s","data":{"ticketId":" T-1 "}}""", "support.tickets.v1", "T-1")]
    [InlineData("""{"data":{"nested":{"ticketId":"no"},"ticketId":"T\u002d1"},"type":"support.ticket.created.v1"}""", "support.tickets.v1", "T-1")]
    [InlineData("""{"type":"support.call.handled.v1","data":{"callId":"C-1","ticketId":"T-1"}}""", "support.tickets.v1", "T-1")]
    [InlineData("""{"type":"support.call.handled.v1","data":{"callId":"C-1"}}""", "support.tickets.v1", "C-1")]
    [InlineData("""{"type":"support.survey.answered.v1","data":{"responseId":"R-1","ticketId":"T-1"}}""", "support.surveys.v1", "T-1")]
    [InlineData("""{"type":"support.survey.answered.v1","data":{"responseId":"R-1"}}""", "support.surveys.v1", "R-1")]
    [InlineData("""{"type":"support.customer.joined.v1","subject":"s","data":{"agentId":"a-9","customerId":"c-1"}}""", "support.customers.v1", "c-1")]
    [InlineData("""{"type":"support.product.used.v1","data":{"customerId":"c-1","product":"p"}}""", "support.customers.v1", "c-1")]
    [InlineData("""{"type":"support.health.measured.v1","data":{"customerId":"c-1"}}""", "support.customers.v1", "c-1")]
    [InlineData("""{"type":"support.selfservice.session.v1","data":{"sessionId":"s-1","customerId":"c-1"}}""", "support.customers.v1", "c-1")]
    [InlineData("""{"type":"support.selfservice.session.v1","data":{"sessionId":"s-1"}}""", "support.customers.v1", "s-1")]
    [InlineData("""{"type":"support.customer.base-counted.v1","subject":"s","data":{"count":5}}""", "support.customers.v1", "base")]
    [InlineData("""{"type":"support.customer.base-counted.v1","data":{"count":5,"segment":"big"}}""", "support.customers.v1", "big")]
    [InlineData("""{"data":{"amountMinor":5},"type":"support.finance.cost.v1","subject":"s","id":"e-1"}""", "support.business.v1", "e-1")]
    [InlineData("""{"type":"support.workforce.agent-left.v1","data":{"agentId":"a-9"}}""", "support.business.v1", "a-9")]
    [InlineData("""{"type":"support\u002eworkforce.agent-left.v1","data":{"agentId":"a-9"}}""", "support.business.v1", "a-9")]
    [InlineData("""{"type":"another.type","subject":"s","data":[1,2]}""", "support.tickets.v1", "s")]
    [InlineData("""{"type":"another.type"}""", "support.tickets.v1", null)]
    public void Read_Event_KnowsItsTopicAndKey(string line, string topic, string? key)
    {
        var bytes = Encoding.UTF8.GetBytes(line);

        Assert.True(_envelope.Read(bytes));

        Assert.Equal(topic, _envelope.Topic);
        Assert.Equal(key, _envelope.Key(bytes) is { } found ? Encoding.UTF8.GetString(found) : null);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no JSON")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"type":5}""")]
    [InlineData("""{"type":"support.ticket.created.v1","data":{"ticketId":"T-1"}""")]
    [InlineData("""{"type":"support.ticket.created.v1"} and more""")]
    public void Read_NoEvent_SaysSo(string line)
    {
        Assert.False(_envelope.Read(Encoding.UTF8.GetBytes(line)));

        Assert.Null(_envelope.Time);
    }

    [Fact]
    public void Read_BytesThatAreNotUtf8_AreNoEvent()
    {
        Assert.False(_envelope.Read([0xff, 0xfe, 0x00]));
        Assert.False(_envelope.Read([.. """{"type":"x","subject":" """u8, 0xff, .. "\"}"u8]));
    }

    [Theory]
    [InlineData("""{"type":"x","subject":"\ud800"}""")]
    [InlineData("""{"type":"x","data":{"ticketId":"\udc00"}}""")]
    [InlineData("""{"type":"x","\ud800":"odd name"}""")]
    public void Read_HalfACharacter_IsNoEvent(string line) => Assert.False(_envelope.Read(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Read_TimeThatIsNone_IsAnEventWithoutTime()
    {
        Assert.True(_envelope.Read("""{"type":"x","time":"soon"}"""u8));

        Assert.Null(_envelope.Time);
    }
}

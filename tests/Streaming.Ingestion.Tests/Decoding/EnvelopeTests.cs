using System.Text;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Ingestion.Decoding;
using static Streaming.Ingestion.Tests.Decoding.DecoderHarness;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class EnvelopeTests
{
    private const string Data = """{"ticketId":"T-17","author":"human"}""";
    private readonly DecoderHarness _harness = new();

    [Theory]
    [InlineData("""{"id":"e","source":"/s","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z","data":{}}""", "specversion")]
    [InlineData("""{"specversion":"0.3","id":"e","source":"/s","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z"}""", "specversion")]
    [InlineData("""{"specversion":"1.0","source":"/s","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z"}""", "id")]
    [InlineData("""{"specversion":"1.0","id":7,"source":"/s","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z"}""", "id")]
    [InlineData("""{"specversion":"1.0","id":"e","source":" ","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z"}""", "source")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","time":"2026-03-02T09:14:05Z"}""", "type")]
    [InlineData("""{"specversion":"1.0","id":"e","source":"/s","type":"","time":"2026-03-02T09:14:05Z"}""", "type")]
    public void Decode_NeededAttributeAtFault_IsNoCloudEvent(string json, string field)
    {
        var result = _harness.Decode(json);

        Assert.Equal((InvalidReason.NotCloudEvent, field), (result.Reason, result.Field));
    }

    [Theory]
    [InlineData(""","datacontenttype":"text/plain" """, InvalidReason.NotCloudEvent, "datacontenttype")]
    [InlineData(""","subject":"T-18" """, InvalidReason.NotCloudEvent, "subject")]
    [InlineData(""","partitionkey":"T-18" """, InvalidReason.KeyMismatch, "partitionkey")]
    [InlineData(""","tenant":"" """, InvalidReason.NotTrimmed, "tenant")]
    [InlineData(""","tenant":1 """, InvalidReason.InvalidField, "tenant")]
    [InlineData(""","id":"e-1" """, InvalidReason.NotJson, "id")]
    public void Decode_AttributeAtFault_SaysWhich(string attributes, InvalidReason reason, string field)
    {
        var result = _harness.Decode(Ticket("message", Data, attributes));

        Assert.Equal((reason, field), (result.Reason, result.Field));
    }

    [Theory]
    [InlineData(""","sequence":"-7" """, -7)]
    [InlineData(""","sequence":12 """, 12)]
    [InlineData(""","sequence":"\u002B12" """, 12)]
    [InlineData(""","sequence":"\u0031\u0032" """, 12)]
    [InlineData(""","sequence":"12\u0061" """, SupportEvent.NoSequence)]
    [InlineData(""","sequence":"12\ud800" """, SupportEvent.NoSequence)]
    [InlineData(""","sequence":"12a" """, SupportEvent.NoSequence)]
    [InlineData(""","sequence":"" """, SupportEvent.NoSequence)]
    [InlineData(""","sequence":"99999999999999999999" """, SupportEvent.NoSequence)]
    [InlineData(""","sequence":null """, SupportEvent.NoSequence)]
    public void Decode_Sequence_IsAnIntegerOrAbsent(string attribute, long expected)
    {
        _harness.Decode(Ticket("message", Data, attribute));

        Assert.Equal(expected, _harness.Event.Sequence);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"application/json; charset=utf-8\"")]
    [InlineData("\"application/json\\t;charset=utf-8\"")]
    [InlineData("\"Application/JSON\"")]
    public void Decode_DataIsOfJson_HoweverItIsWritten(string media)
    {
        var result = _harness.Decode(Ticket("message", Data, $",\"datacontenttype\":{media}"));

        Assert.True(result.IsDecoded, result.Message);
    }

    /// <summary>A producer that writes the data as text, or leaves it out, hears of that, and not of each field that is not there.</summary>
    [Theory]
    [InlineData("message", "\"{}\"", InvalidReason.InvalidField)]
    [InlineData("message", "[]", InvalidReason.InvalidField)]
    [InlineData("message", "7", InvalidReason.InvalidField)]
    [InlineData("message", "null", InvalidReason.MissingField)]
    [InlineData("deleted", "\"{}\"", InvalidReason.InvalidField)]
    public void Decode_DataIsNoObject_IsTheFault(string type, string data, InvalidReason reason)
    {
        var result = _harness.Decode(Ticket(type, data));

        Assert.Equal((reason, "data"), (result.Reason, result.Field));
        Assert.Equal((0, 0), (_harness.Batch.Count, _harness.Batch.TextBytes));
    }

    [Fact]
    public void Decode_UnknownType_IsSkippedAndLeavesNothing()
    {
        var result = _harness.Decode(Ticket("admired", "7"), key: null);

        Assert.Equal(DecodeOutcome.UnknownType, result.Outcome);
        Assert.Equal((0, 0), (_harness.Batch.Count, _harness.Batch.TextBytes));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("7")]
    [InlineData("{")]
    [InlineData("""{"id":"e"} {}""")]
    [InlineData("""{"id":"e",}""")]
    [InlineData("not json at all")]
    public void Decode_NotOneJsonObject_IsRefused(string json)
    {
        var result = _harness.Decode(json);

        Assert.Equal(json.Length == 0 ? InvalidReason.Empty : InvalidReason.NotJson, result.Reason);
    }

    [Fact]
    public void Decode_InvalidUtf8_IsNotJson()
    {
        var bytes = Encoding.UTF8.GetBytes(Ticket("assigned", """{"ticketId":"T-17","team":"xx"}"""));
        bytes[Array.LastIndexOf(bytes, (byte)'x')] = 0xC3;

        Assert.Equal(InvalidReason.NotJson, _harness.Decode(bytes).Reason);
    }

    [Fact]
    public void Decode_DeepNesting_IsNotJsonAndDoesNotThrow()
    {
        var deep = new string('[', 200) + new string(']', 200);

        Assert.Equal(InvalidReason.NotJson, _harness.Decode(Ticket("message", $$"""{"x":{{deep}}}""")).Reason);
    }

    [Theory]
    [InlineData(0, InvalidReason.None)]
    [InlineData(1, InvalidReason.NotJson)]
    public void Decode_NestingAtItsLimit_CountsObjectsAndArraysOfTheValue(int above, InvalidReason expected)
    {
        // The event is an object, and so is its data.
        var inner = Limits.Nesting - 2 + above;

        var result = _harness.Decode(Ticket("message", $$"""{"ticketId":"T-17","author":"human","x":{{new string('[', inner)}}{{new string(']', inner)}}}"""));

        Assert.Equal(expected, result.Reason);
    }

    [Theory]
    [InlineData(0, InvalidReason.None)]
    [InlineData(1, InvalidReason.TooLarge)]
    public void Decode_EventAtItsLimit_CountsBytes(int above, InvalidReason expected)
    {
        var bare = Ticket("message", Data, ""","padding":"" """);
        var padded = bare.Replace("\"padding\":\"\"", $"\"padding\":\"{new string('x', Limits.EventBytes - bare.Length + above)}\"", StringComparison.Ordinal);

        Assert.Equal(expected, _harness.Decode(padded).Reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("T-18")]
    [InlineData("t-17")]
    public void Decode_KeyIsNotTheTicket_IsAMismatch(string? key)
    {
        var result = _harness.Decode(Ticket("message", Data), key);

        Assert.Equal((InvalidReason.KeyMismatch, "data.ticketId"), (result.Reason, result.Field));
    }

    [Fact]
    public void Decode_Fault_NeverQuotesCustomersWords()
    {
        var answer = Survey("answered", $$"""{"responseId":"r-1","kind":"csat","scaleMin":1,"scaleMax":5,"value":9,"comment":"my secret"}""");

        var result = _harness.Decode(answer, "r-1");

        Assert.DoesNotContain("secret", result.Message, StringComparison.Ordinal);
        Assert.Equal("'data.value' is 9 but must lie on its scale, 1 to 5.", result.Message);
    }
}

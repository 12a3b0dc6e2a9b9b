using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class CustomerEventTests
{
    private readonly DecoderHarness _harness = new();

    [Fact]
    public void Decode_Joined_BelongsToTheCustomer()
    {
        var result = _harness.Decode(Event("customer.joined", """{"customerId":"c-1","segment":"craft","agentId":"a-9"}"""), "c-1");

        Assert.True(result.IsDecoded, result.Message);
        var joined = _harness.Event;
        Assert.Equal((EventKind.CustomerJoined, SubjectKind.Customer, "c-1"), (joined.Kind, joined.SubjectKind, _harness.Text(joined.Subject)));
        Assert.Equal(("craft", "a-9"), (_harness.Text(joined.Segment), _harness.Text(joined.Agent)));
        Assert.Equal(EventFields.Segment | EventFields.Agent, joined.Fields);
        Assert.Equal((IdentityKey.EventId, "e-1"), (joined.IdentityKey, _harness.Text(joined.Identity)));
    }

    [Theory]
    [InlineData("customer.joined", """{"customerId":"k-1","reason":7}""", InvalidReason.None)]
    [InlineData("customer.renewed", """{"customerId":"k-1","reason":" "}""", InvalidReason.None)]
    [InlineData("workforce.demo-booked", """{"agentId":"k-1","reason":{"code":7}}""", InvalidReason.None)]
    [InlineData("customer.left", """{"customerId":"k-1","reason":7}""", InvalidReason.InvalidField)]
    [InlineData("workforce.agent-left", """{"agentId":"k-1","reason":" "}""", InvalidReason.NotTrimmed)]
    public void Decode_Reason_IsAFieldOfWhoLeavesOnly(string type, string data, InvalidReason expected) =>
        Assert.Equal(expected, _harness.Decode(Event(type, data), "k-1").Reason);

    [Theory]
    [InlineData("""{"sessionId":"s-1","topic":"refund","resolved":true,"customerId":"c-1"}""", "c-1", SubjectKind.Customer)]
    [InlineData("""{"sessionId":"s-1","topic":"refund","resolved":true}""", "s-1", SubjectKind.Session)]
    public void Decode_Session_BelongsToItsCustomerOrToItself(string data, string key, SubjectKind subject)
    {
        var result = _harness.Decode(Event("selfservice.session", data), key);

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal((subject, key), (_harness.Event.SubjectKind, _harness.Text(_harness.Event.Subject)));
        Assert.Equal(("refund", true), (_harness.Text(_harness.Event.Detail), _harness.Event.IsResolved));
    }

    [Theory]
    [InlineData("""{"count":7}""", "base", InvalidReason.None)]
    [InlineData("""{"count":7}""", "c-1", InvalidReason.KeyMismatch)]
    [InlineData("""{"count":7,"segment":"craft"}""", "craft", InvalidReason.None)]
    [InlineData("""{"count":7,"segment":"craft"}""", "base", InvalidReason.KeyMismatch)]
    [InlineData("""{"count":7.5}""", "base", InvalidReason.InvalidField)]
    public void Decode_BaseCounted_IsKeyedSoThatItsCountsMeet(string data, string key, InvalidReason expected)
    {
        Assert.Equal(expected, _harness.Decode(Event("customer.base-counted", data), key).Reason);
    }

    /// <summary>What shards tell one another has no type: nobody can say it in their stead.</summary>
    [Theory]
    [InlineData("customer.ticket-opened")]
    [InlineData("customer.ticket-voided")]
    [InlineData("customer.survey-answered")]
    [InlineData("customer.survey-taken-back")]
    public void Decode_WhatShardsTellOneAnother_IsAnUnknownType(string type) =>
        Assert.Equal(DecodeOutcome.UnknownType, _harness.Decode(Event(type, """{"customerId":"c-1","ticketId":"T-1"}"""), "c-1").Outcome);

    [Fact]
    public void Decode_Cost_CarriesItsPeriod()
    {
        var result = _harness.Decode(
            Event(
                "finance.cost",
                """{"costKind":"retention","amountMinor":-12.0e2,"currency":"EUR","from":"2026-02-01T00:00:00+01:00","to":"2026-02-01T00:00:00Z"}"""),
            "anything");

        Assert.True(result.IsDecoded, result.Message);
        var cost = _harness.Event;
        Assert.Equal((CostKind.Retention, -1200L, "EUR"), (cost.CostKind, cost.Amount, _harness.Text(cost.Detail)));
        Assert.Equal(3_600_000, cost.ToMs - cost.FromMs);
    }

    [Theory]
    [InlineData("2026-02-02T00:00:00Z", "2026-02-02T00:00:00Z")]
    [InlineData("2026-02-02T00:00:00Z", "2026-02-01T00:00:00Z")]
    [InlineData("2006-02-02T00:00:00Z", "2026-02-01T00:00:00Z")]
    public void Decode_PeriodEmptyOrEndless_IsInvalid(string from, string to)
    {
        var result = _harness.Decode(Event("finance.revenue", $$"""{"amountMinor":1,"currency":"EUR","from":"{{from}}","to":"{{to}}"}"""));

        Assert.Equal((InvalidReason.InvalidField, "data.to"), (result.Reason, result.Field));
    }

    /// <summary>No pane holds such times: let through, they would stop the worker when it commits.</summary>
    [Theory]
    [InlineData("9995-01-01T00:00:00Z", "9996-01-01T00:00:00Z", "from", "9995-01-01T00:00:00Z")]
    [InlineData("2195-01-01T00:00:00Z", "2200-01-01T00:00:00Z", "to", "2200-01-01T00:00:00Z")]
    [InlineData("2195-01-01T00:00:00Z", "2199-12-31T23:59:59.999-00:01", "to", "2199-12-31T23:59:59.999-00:01")]
    [InlineData("1969-12-31T23:59:59.999Z", "1970-01-02T00:00:00Z", "from", "1969-12-31T23:59:59.999Z")]
    [InlineData("0001-01-01T00:00:00Z", "0001-01-02T00:00:00Z", "from", "0001-01-01T00:00:00Z")]
    [InlineData("9999-12-31T23:59:59-23:59", "9999-12-31T23:59:60Z", "from", "9999-12-31T23:59:59-23:59")]
    public void Decode_PeriodOutsideTheYears_IsInvalidAndSaysWhatIsAllowed(string from, string to, string field, string shown)
    {
        foreach (var (type, kind) in new[] { ("finance.revenue", ""), ("finance.cost", "\"costKind\":\"service\",") })
        {
            var result = _harness.Decode(Event(type, $$"""{{{kind}}"amountMinor":1,"currency":"EUR","from":"{{from}}","to":"{{to}}"}"""));

            Assert.Equal((InvalidReason.InvalidField, $"data.{field}"), (result.Reason, result.Field));
            Assert.Equal($"'data.{field}' is '{shown}' but must lie in the years 1970 to 2199, in UTC.", result.Message);
        }
    }

    [Theory]
    [InlineData("1970-01-01T00:00:00Z", "1979-12-31T00:00:00Z")]
    [InlineData("2190-01-01T00:00:00Z", "2199-12-31T23:59:59.999Z")]
    public void Decode_PeriodAtTheEdgeOfTheYears_IsDecoded(string from, string to)
    {
        var result = _harness.Decode(Event("finance.revenue", $$"""{"amountMinor":1,"currency":"EUR","from":"{{from}}","to":"{{to}}"}"""));

        Assert.True(result.IsDecoded, result.Message);
    }

    [Theory]
    [InlineData("0", 0)]
    [InlineData("80.5", 80_500)]
    [InlineData("33.33333", 33_333)]
    [InlineData("100", 100_000)]
    public void Decode_Score_IsKeptInThousandths(string score, long expected)
    {
        var result = _harness.Decode(Event("health.measured", $$"""{"customerId":"c-1","component":"usage","score":{{score}}}"""), "c-1");

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal(expected, _harness.Event.Amount);
    }

    [Theory]
    [InlineData("customer.joined", "ticket.merged")]
    public void Decode_EventOfAnotherFamily_IsAnUnknownType(string ofCustomers, string ofTickets)
    {
        var customers = new EventDecoder(SurveyCuts.Default, EventFamily.Customers);
        var tickets = new EventDecoder(SurveyCuts.Default, EventFamily.Tickets);
        var joined = Encoding.UTF8.GetBytes(Event(ofCustomers, """{"customerId":"c-1"}"""));
        var merged = Encoding.UTF8.GetBytes(Event(ofTickets, """{"ticketId":"T-1","into":"T-2"}"""));

        Assert.True(customers.Decode(joined, "c-1"u8, new EventBatch()).IsDecoded);
        Assert.True(tickets.Decode(merged, "T-1"u8, new EventBatch()).IsDecoded);
        Assert.Equal(DecodeOutcome.UnknownType, customers.Decode(merged, "T-1"u8, new EventBatch()).Outcome);
        Assert.Equal(DecodeOutcome.UnknownType, tickets.Decode(joined, "c-1"u8, new EventBatch()).Outcome);
    }

    private static string Event(string type, string data) =>
        $$"""{"specversion":"1.0","id":"e-1","source":"/crm","type":"support.{{type}}.v1","time":"2026-03-02T09:14:05Z","data":{{data}}}""";
}

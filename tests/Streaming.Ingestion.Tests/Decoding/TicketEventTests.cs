using Streaming.Domain.Events;
using Streaming.Ingestion.Decoding;
using static Streaming.Ingestion.Tests.Decoding.DecoderHarness;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class TicketEventTests
{
    private readonly DecoderHarness _harness = new();

    [Fact]
    public void Decode_CreatedWithEverything_FillsEveryField()
    {
        var result = _harness.Decode(Ticket(
            "created",
            """
            {"ticketId":"T-17","customerId":"C-1","openedBy":"staff","channel":"mail","category":"refund","product":"lamp",
             "priority":"high","team":"billing","agentId":"a-9","status":"on-hold","unknown":{"deep":[1,{"x":null}]}}
            """,
            ""","subject":"T-17","tenant":"acme","sequence":"42","partitionkey":"T-17","datacontenttype":"application/json; charset=utf-8" """));

        Assert.True(result.IsDecoded, result.Message);
        var created = _harness.Event;
        Assert.Equal(EventKind.TicketCreated, created.Kind);
        Assert.Equal(SubjectKind.Ticket, created.SubjectKind);
        Assert.Equal(DateTimeOffset.Parse("2026-03-02T09:14:05.250Z", System.Globalization.CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), created.TimeMs);
        Assert.Equal(42, created.Sequence);
        Assert.Equal("acme", _harness.Text(created.Tenant));
        Assert.Equal("/helpdesk", _harness.Text(created.Source));
        Assert.Equal("T-17", _harness.Text(created.Subject));
        Assert.Equal((IdentityKey.EventId, "e-1"), (created.IdentityKey, _harness.Text(created.Identity)));
        Assert.Equal("billing", _harness.Text(created.Team));
        Assert.Equal("a-9", _harness.Text(created.Agent));
        Assert.Equal("mail", _harness.Text(created.Channel));
        Assert.Equal("refund", _harness.Text(created.Category));
        Assert.Equal("high", _harness.Text(created.Priority));
        Assert.Equal("lamp", _harness.Text(created.Product));
        Assert.Equal("C-1", _harness.Text(created.Customer));
        Assert.True(created.OpenedByStaff);
        Assert.Equal(TicketStatus.OnHold, created.Status);
        Assert.Equal(
            EventFields.Team | EventFields.Agent | EventFields.Channel | EventFields.Category | EventFields.Priority
                | EventFields.Product | EventFields.Customer,
            created.Fields);
    }

    [Fact]
    public void Decode_CreatedWithLeast_TakesDefaults()
    {
        _harness.Decode(Ticket("created", """{"ticketId":"T-17","customerId":"C-1","team":null}"""));

        var created = _harness.Event;
        Assert.Equal(TicketStatus.New, created.Status);
        Assert.False(created.OpenedByStaff);
        Assert.Equal(EventFields.Customer, created.Fields);
        Assert.True(created.Tenant.IsAbsent);
        Assert.Equal(SupportEvent.NoSequence, created.Sequence);
    }

    [Fact]
    public void Decode_DataBeforeAttributes_ReadsTheSame()
    {
        var result = _harness.Decode(
            """
            {"data":{"agentId":"a-1","author":"human","ticketId":"T-17"},"time":"2026-03-02T09:14:05Z",
             "type":"support.ticket.message.v1","source":"/s","id":"e-1","specversion":"1.0"}
            """);

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal(Author.Human, _harness.Event.Author);
        Assert.True(_harness.Event.IsPublic);
        Assert.Equal("a-1", _harness.Text(_harness.Event.Agent));
    }

    [Fact]
    public void Decode_MessageWithId_IsIdentifiedByIt()
    {
        _harness.Decode(Ticket("message", """{"ticketId":"T-17","author":"customer","public":false,"messageId":"m-1"}"""));

        Assert.Equal((IdentityKey.MessageId, "m-1"), (_harness.Event.IdentityKey, _harness.Text(_harness.Event.Identity)));
        Assert.False(_harness.Event.IsPublic);
    }

    [Fact]
    public void Decode_AssignedToNull_TakesAway()
    {
        _harness.Decode(Ticket("assigned", """{"ticketId":"T-17","team":null,"agentId":"a-1"}"""));

        Assert.Equal(EventFields.Team | EventFields.Agent, _harness.Event.Fields);
        Assert.True(_harness.Event.Team.IsAbsent);
        Assert.Equal("a-1", _harness.Text(_harness.Event.Agent));
    }

    [Theory]
    [InlineData("new", TicketStatus.New)]
    [InlineData("open", TicketStatus.Open)]
    [InlineData("pending", TicketStatus.Pending)]
    [InlineData("on-hold", TicketStatus.OnHold)]
    [InlineData("solved", TicketStatus.Solved)]
    [InlineData("closed", TicketStatus.Closed)]
    [InlineData("reopened", TicketStatus.Reopened)]
    public void Decode_StatusChanged_ReadsEveryStatus(string status, TicketStatus expected)
    {
        _harness.Decode(Ticket("status-changed", $$"""{"ticketId":"T-17","status":"{{status}}"}"""));

        Assert.Equal((EventKind.StatusChanged, expected), (_harness.Event.Kind, _harness.Event.Status));
    }

    [Theory]
    [InlineData("spam", DeleteReason.Spam)]
    [InlineData("test", DeleteReason.Test)]
    [InlineData("duplicate", DeleteReason.Duplicate)]
    [InlineData("erasure", DeleteReason.Erasure)]
    [InlineData("other", DeleteReason.Other)]
    public void Decode_Deleted_ReadsEveryReason(string reason, DeleteReason expected)
    {
        _harness.Decode(Ticket("deleted", $$"""{"ticketId":"T-17","reason":"{{reason}}"}"""));

        Assert.Equal((EventKind.Deleted, expected), (_harness.Event.Kind, _harness.Event.DeleteReason));
    }

    [Theory]
    [InlineData("created", """{"ticketId":"T-17"}""", "data.customerId")]
    [InlineData("message", """{"ticketId":"T-17"}""", "data.author")]
    [InlineData("message", """{"author":"human"}""", "data.ticketId")]
    [InlineData("message", """{"ticketId":null,"author":"human"}""", "data.ticketId")]
    [InlineData("status-changed", """{"ticketId":"T-17"}""", "data.status")]
    [InlineData("merged", """{"ticketId":"T-17"}""", "data.into")]
    [InlineData("deleted", """{"ticketId":"T-17"}""", "data.reason")]
    [InlineData("attributes-changed", """{"ticketId":"T-17","category":null}""", "data.category")]
    public void Decode_RequiredFieldMissing_NamesIt(string type, string data, string field)
    {
        var result = _harness.Decode(Ticket(type, data));

        Assert.Equal((InvalidReason.MissingField, field), (result.Reason, result.Field));
    }

    [Theory]
    [InlineData("assigned", """{"ticketId":"T-17","team":""}""", InvalidReason.NotTrimmed, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":" b"}""", InvalidReason.NotTrimmed, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":"b\u00a0"}""", InvalidReason.NotTrimmed, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":"b\n"}""", InvalidReason.NotTrimmed, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":7}""", InvalidReason.InvalidField, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":["b"]}""", InvalidReason.InvalidField, "data.team")]
    [InlineData("assigned", """{"ticketId":"T-17","team":"\ud800"}""", InvalidReason.InvalidField, "data.team")]
    [InlineData("message", """{"ticketId":"T-17","author":"Human"}""", InvalidReason.InvalidField, "data.author")]
    [InlineData("message", """{"ticketId":"T-17","author":"human","public":1}""", InvalidReason.InvalidField, "data.public")]
    [InlineData("created", """{"ticketId":"T-17","customerId":"C","status":"reopened"}""", InvalidReason.InvalidField, "data.status")]
    [InlineData("created", """{"ticketId":"T-17","customerId":"C","openedBy":"me"}""", InvalidReason.InvalidField, "data.openedBy")]
    [InlineData("assigned", """null""", InvalidReason.MissingField, "data")]
    [InlineData("assigned", """{"ticketId":"T-17","ticketId":"T-17"}""", InvalidReason.NotJson, "data.ticketId")]
    public void Decode_RuleBroken_SaysWhichAndWhere(string type, string data, InvalidReason reason, string field)
    {
        var result = _harness.Decode(Ticket(type, data));

        Assert.Equal((DecodeOutcome.Invalid, reason, field), (result.Outcome, result.Reason, result.Field));
        Assert.Equal((0, 0), (_harness.Batch.Count, _harness.Batch.TextBytes));
    }

    [Fact]
    public void Decode_FieldOfAnotherType_IsIgnoredWhateverItHolds()
    {
        var result = _harness.Decode(Ticket("message", """{"ticketId":"T-17","author":"human","status":12,"value":"x","scaleMin":{}}"""));

        Assert.True(result.IsDecoded, result.Message);
    }

    [Fact]
    public void Decode_EscapedNamesAndValues_ReadAsTheirText()
    {
        var result = _harness.Decode(Ticket("assigned", """{"\u0074icketId":"T\u002d17","team":"Bj\u00f6rn \"\ud83d\ude00\"\/\\"}"""));

        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal("Björn \"😀\"/\\", _harness.Text(_harness.Event.Team));
    }

    [Theory]
    [InlineData(256, true)]
    [InlineData(257, false)]
    public void Decode_NameAtItsLimit_CountsBytes(int bytes, bool isSound)
    {
        var result = _harness.Decode(Ticket("assigned", $$"""{"ticketId":"T-17","team":"{{new string('é', bytes / 2)}}{{(bytes % 2 == 1 ? "x" : "")}}"}"""));

        Assert.Equal(isSound ? InvalidReason.None : InvalidReason.TooLong, result.Reason);
    }

    [Theory]
    [InlineData(128, true)]
    [InlineData(129, false)]
    public void Decode_IdAtItsLimit_CountsBytes(int bytes, bool isSound)
    {
        var id = new string('t', bytes);

        var result = _harness.Decode(Ticket("assigned", $$"""{"ticketId":"{{id}}"}"""), id);

        Assert.Equal(isSound ? InvalidReason.None : InvalidReason.TooLong, result.Reason);
    }

    [Fact]
    public void Decode_SeveralFaults_GivesTheFirstReasonOfTheList()
    {
        var result = _harness.Decode(Ticket("message", """{"ticketId":" ","agentId":7}"""), key: "other");

        Assert.Equal((InvalidReason.MissingField, "data.author"), (result.Reason, result.Field));
    }
}

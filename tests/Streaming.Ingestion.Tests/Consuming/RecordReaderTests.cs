using System.Text;
using Confluent.Kafka;
using Streaming.Contracts;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Consuming;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Consuming;

/// <summary>How the headers of a record say in which mode its event is, and what they say of it.</summary>
public sealed class RecordReaderTests
{
    private const string Data = """{"ticketId":"T-17","author":"human"}""";
    private const string Event =
        """{"specversion":"1.0","id":"e-1","source":"/helpdesk","type":"support.ticket.message.v1","time":"2026-03-02T09:14:05Z","data":{"ticketId":"T-17","author":"human"}}""";

    private readonly RecordReader _reader = new(new EventDecoder(SurveyCuts.Default));

    [Fact]
    public void Settle_BinaryMode_ReadsTheHeaders() => Assert.Equal("acme", TenantOf(Read(Data, [.. Binary, ("ce_tenant", "acme")])));

    /// <summary>Clients write a header without a value for an attribute that is not there.</summary>
    [Fact]
    public void Settle_HeaderWithoutValue_CountsAsLeftOut() => Assert.Equal(
        "",
        TenantOf(Read(Data, [.. Binary, ("ce_tenant", null), ("ce_subject", null), ("ce_partitionkey", null)])));

    [Fact]
    public void Settle_HeaderWithoutValueOfAnAttributeThatIsNeeded_IsMissing()
    {
        var result = Read(Data, [.. Binary.Where(static header => header.Name != "ce_id"), ("ce_id", null)]);

        Assert.Equal((InvalidReason.NotCloudEvent, "id"), (result.Reason, result.Field));
    }

    /// <summary>A structured event may have its attributes in headers too, which routers read.</summary>
    [Theory]
    [InlineData("application/cloudevents+json")]
    [InlineData("application/cloudevents+json; charset=utf-8")]
    [InlineData("Application/CloudEvents+JSON")]
    public void Settle_StructuredWithAttributesInHeaders_IsReadFromItsValue(string media) => Assert.Equal(
        "",
        TenantOf(Read(Event, [.. Binary.Skip(1), ("ce_tenant", "other"), ("Content-Type", media)])));

    [Fact]
    public void Settle_BatchOfEvents_IsNotOneEvent()
    {
        var result = Read($"[{Event}]", [("content-type", "application/cloudevents-batch+json")]);

        Assert.Equal((InvalidReason.NotJson, null), (result.Reason, result.Field));
    }

    private static IEnumerable<(string Name, string? Value)> Binary =>
    [
        (CloudEventHeaders.ContentType, CloudEventHeaders.DataContentType),
        (CloudEventHeaders.SpecVersion, CloudEventHeaders.SpecVersionValue),
        (CloudEventHeaders.Id, "e-1"),
        (CloudEventHeaders.Source, "/helpdesk"),
        (CloudEventHeaders.Type, "support.ticket.message.v1"),
        (CloudEventHeaders.Time, "2026-03-02T09:14:05Z"),
    ];

    private DecodeResult Read(string value, IEnumerable<(string Name, string? Value)> attributes)
    {
        var headers = new Headers();
        foreach (var (name, text) in attributes)
        {
            headers.Add(name, text is null ? null : Encoding.UTF8.GetBytes(text));
        }

        _reader.Keys.Deserialize("T-17"u8, isNull: false, new SerializationContext(MessageComponentType.Key, "t"));
        var structured = _reader.Values.Deserialize(Encoding.UTF8.GetBytes(value), isNull: false, new SerializationContext(MessageComponentType.Value, "t"));
        return _reader.Settle(structured, headers);
    }

    private string TenantOf(DecodeResult result)
    {
        Assert.True(result.IsDecoded, result.Message);
        Assert.Equal((1, EventKind.Message), (_reader.Batch.Count, _reader.Batch[0].Kind));
        return Encoding.UTF8.GetString(_reader.Batch.Text(_reader.Batch[0].Tenant));
    }
}

using System.Text;
using Streaming.Domain.Events;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

public sealed class BinaryModeTests
{
    private const string Data = """{"ticketId":"T-17","author":"human","team":"billing","type":"not an attribute here"}""";
    private readonly DecoderHarness _harness = new();
    private readonly BinaryAttributes _attributes = new();

    public BinaryModeTests()
    {
        Header("content-type", "application/json");
        Header("ce_specversion", "1.0");
        Header("ce_id", "e-3");
        Header("ce_source", "/helpdesk");
        Header("ce_type", "support.ticket.message.v1");
        Header("ce_traceparent", "ignored");
        Header("other", "ignored");
    }

    [Fact]
    public void DecodeBinary_AttributesInHeaders_ReadsTheEvent()
    {
        Header("ce_time", "2026-03-02T09:14:05.250Z");
        Header("ce_tenant", "acme");
        Header("ce_sequence", "5");

        var result = _harness.DecodeBinary(_attributes, Data);

        Assert.True(result.IsDecoded, result.Message);
        Assert.True(_attributes.IsBinaryMode);
        Assert.Equal((EventKind.Message, 5L), (_harness.Event.Kind, _harness.Event.Sequence));
        Assert.Equal("acme", _harness.Text(_harness.Event.Tenant));
        Assert.Equal("billing", _harness.Text(_harness.Event.Team));
    }

    [Fact]
    public void DecodeBinary_TimeMissing_IsAnInvalidTime()
    {
        var result = _harness.DecodeBinary(_attributes, Data);

        Assert.Equal((InvalidReason.InvalidTime, "time"), (result.Reason, result.Field));
    }

    [Fact]
    public void DecodeBinary_HeaderTwice_IsNoCloudEvent()
    {
        Header("ce_id", "e-4");

        Assert.Equal((InvalidReason.NotCloudEvent, "id"), Fault(_harness.DecodeBinary(_attributes, Data)));
    }

    [Fact]
    public void DecodeBinary_HeaderNotUtf8_IsNoCloudEvent()
    {
        _attributes.Add("ce_time", [0xC3, 0x28]);

        Assert.Equal((InvalidReason.NotCloudEvent, "time"), Fault(_harness.DecodeBinary(_attributes, Data)));
    }

    [Fact]
    public void DecodeBinary_DataIsNoObject_IsNotJson()
    {
        Header("ce_time", "2026-03-02T09:14:05.250Z");

        Assert.Equal((InvalidReason.NotJson, null), Fault(_harness.DecodeBinary(_attributes, "7")));
    }

    [Fact]
    public void IsBinaryMode_HeadersWithoutVersion_IsFalse()
    {
        _attributes.Clear();
        Header("content-type", "application/cloudevents+json");

        Assert.False(_attributes.IsBinaryMode);
    }

    private static (InvalidReason Reason, string? Field) Fault(DecodeResult result) => (result.Reason, result.Field);

    private void Header(string name, string value) => _attributes.Add(name, Encoding.UTF8.GetBytes(value));
}

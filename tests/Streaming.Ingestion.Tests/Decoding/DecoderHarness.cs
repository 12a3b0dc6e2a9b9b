using System.Text;
using Streaming.Domain.Events;
using Streaming.Domain.Kpis.Surveys;
using Streaming.Ingestion.Decoding;

namespace Streaming.Ingestion.Tests.Decoding;

/// <summary>Decodes single events and shows their text, so that a test reads as: this went in, that came out.</summary>
internal sealed class DecoderHarness
{
    private readonly EventDecoder _decoder = new(SurveyCuts.Default);

    public EventBatch Batch { get; } = new();

    public SupportEvent Event => Batch[0];

    public static string Ticket(string type, string data, string attributes = "") =>
        $$"""
        {"specversion":"1.0","id":"e-1","source":"/helpdesk","type":"support.ticket.{{type}}.v1","time":"2026-03-02T09:14:05.250Z"{{attributes}},"data":{{data}}}
        """;

    public static string Survey(string type, string data) =>
        $$"""
        {"specversion":"1.0","id":"e-1","source":"/surveys","type":"support.survey.{{type}}.v1","time":"2026-03-02T09:14:05Z","data":{{data}}}
        """;

    public static string Call(string data) =>
        $$"""
        {"specversion":"1.0","id":"e-1","source":"/phone","type":"support.call.handled.v1","time":"2026-03-02T09:14:05Z","data":{{data}}}
        """;

    public DecodeResult Decode(string json, string? key = "T-17") => Decode(Encoding.UTF8.GetBytes(json), key);

    public DecodeResult Decode(byte[] value, string? key = "T-17") =>
        _decoder.Decode(value, key is null ? default : Encoding.UTF8.GetBytes(key), Batch);

    public DecodeResult DecodeBinary(BinaryAttributes attributes, string data, string key = "T-17") =>
        _decoder.DecodeBinary(attributes, Encoding.UTF8.GetBytes(data), Encoding.UTF8.GetBytes(key), Batch);

    public string? Text(TextRef text) => text.IsAbsent ? null : Encoding.UTF8.GetString(Batch.Text(text));
}

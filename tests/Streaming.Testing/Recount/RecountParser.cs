using System.Text;
using System.Text.Json;

namespace Streaming.Testing.Recount;

/// <summary>Reads one record: either a fact, or the reason why it is left out.</summary>
internal static class RecountParser
{
    private const int MostBytes = 64 * 1024;

    /// <summary>Reads a record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="options">Horizon, allowance and scales.</param>
    /// <returns>The fact.</returns>
    /// <exception cref="RecountRejection">The record takes no part; it says why.</exception>
    public static RecountFact Parse(RecountRecord record, RecountOptions options)
    {
        if (Encoding.UTF8.GetByteCount(record.Json) > MostBytes)
        {
            throw new RecountRejection(RecountExclusion.Oversized, "longer than 64 KiB");
        }

        using var document = ParseJson(record.Json);
        var json = document.RootElement;
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new RecountRejection(RecountExclusion.Malformed, "not an object");
        }

        var envelope = new RecountFields(json);
        if (envelope.Text("specversion") != "1.0")
        {
            throw RecountFields.Invalid("specversion is not 1.0");
        }

        var id = envelope.Id("id");
        var source = envelope.Text("source");
        var type = envelope.Text("type");
        var timeMs = Rfc3339.ToUnixMs(envelope.Text("time")) ?? throw RecountFields.Invalid("time is not RFC 3339");
        var tenant = envelope.OptionalText("tenant") ?? "default";
        var sequence = envelope.Sequence();
        if (!RecountPayload.Types.Contains(type))
        {
            throw new RecountRejection(RecountExclusion.UnknownType, type);
        }

        if (!json.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            throw RecountFields.Invalid("data is not an object");
        }

        var fact = RecountPayload.Read(type, new RecountFields(data), tenant, source, id, options) with
        {
            TimeMs = timeMs,
            Sequence = sequence,
            Content = $"{type}\n{timeMs}\n{CanonicalJson(data)}\n{sequence}",
        };
        RefuseWrongTime(fact, record.RecordTimestampMs, options);
        return fact;
    }

    private static JsonDocument ParseJson(string text)
    {
        try
        {
            return JsonDocument.Parse(text);
        }
        catch (JsonException exception)
        {
            throw new RecountRejection(RecountExclusion.Malformed, exception.Message);
        }
    }

    private static void RefuseWrongTime(RecountFact fact, long recordTimestampMs, RecountOptions options)
    {
        if (recordTimestampMs - fact.TimeMs > (long)options.Horizon.TotalMilliseconds)
        {
            throw new RecountRejection(RecountExclusion.Expired, "event time is before the horizon");
        }

        if (fact.TimeMs - recordTimestampMs > (long)options.FutureAllowance.TotalMilliseconds)
        {
            throw new RecountRejection(RecountExclusion.Future, "event time is in the future");
        }
    }

    private static string CanonicalJson(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => "{" + string.Join(",", element.EnumerateObject()
            .OrderBy(property => property.Name, StringComparer.Ordinal)
            .Select(property => JsonSerializer.Serialize(property.Name) + ":" + CanonicalJson(property.Value))) + "}",
        JsonValueKind.Array => "[" + string.Join(",", element.EnumerateArray().Select(CanonicalJson)) + "]",
        JsonValueKind.String => JsonSerializer.Serialize(element.GetString()),
        _ => element.GetRawText(),
    };
}

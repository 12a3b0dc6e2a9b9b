using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// The one pass over an event's JSON: notes where the value of each known field lies and skips the rest. Order does not matter: the data
/// may come before the type that says how to read it.
/// </summary>
/// <remarks>
/// A known property that stands twice in one object is malformed: readers differ on which of the two counts, so a producer that sends
/// both cannot mean either.
/// </remarks>
internal static class EventScanner
{
    private const int LongestEscapedName = 6 * 16;

    /// <summary>Scans an event.</summary>
    /// <param name="json">One JSON object: the whole event, or its data in binary mode.</param>
    /// <param name="fields">Receives the places of the fields.</param>
    /// <param name="isData">Whether it is the data.</param>
    /// <param name="twice">The field that stands twice, if one does.</param>
    /// <returns><see langword="false"/> if it is no object, or a field stands twice.</returns>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static bool TryScan(ReadOnlySpan<byte> json, FieldTable fields, bool isData, out EventField twice)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = Limits.Nesting });
        twice = EventField.None;
        return reader.Read()
            && reader.TokenType == JsonTokenType.StartObject
            && ScanProperties(ref reader, fields, isData, out twice)
            && !reader.Read();
    }

    private static bool ScanProperties(ref Utf8JsonReader reader, FieldTable fields, bool isData, out EventField twice)
    {
        twice = EventField.None;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var field = FieldOf(ref reader, isData);
            reader.Read();
            var type = reader.TokenType;
            if (field != EventField.None)
            {
                var isText = type == JsonTokenType.String;
                var slot = new FieldSlot(
                    (int)reader.TokenStartIndex + (isText ? 1 : 0),
                    reader.ValueSpan.Length,
                    type,
                    isText && reader.ValueIsEscaped,
                    IsHeader: false);
                if (!fields.TrySet(field, slot))
                {
                    twice = field;
                    return false;
                }

                if (field == EventField.Data && type == JsonTokenType.StartObject)
                {
                    if (!ScanProperties(ref reader, fields, isData: true, out twice))
                    {
                        return false;
                    }

                    continue;
                }
            }

            if (type is JsonTokenType.StartObject or JsonTokenType.StartArray)
            {
                reader.Skip();
            }
        }

        return true;
    }

    private static EventField FieldOf(ref Utf8JsonReader reader, bool isData)
    {
        var name = reader.ValueSpan;
        if (!reader.ValueIsEscaped)
        {
            return FieldOf(name, isData);
        }

        // No known name is longer than 16 bytes, so a longer one need not be unescaped to know that it is unknown.
        Span<byte> plain = stackalloc byte[LongestEscapedName];
        return name.Length <= plain.Length && JsonText.TryUnescape(name, plain, out var length)
            ? FieldOf(plain[..length], isData)
            : EventField.None;
    }

    private static EventField FieldOf(ReadOnlySpan<byte> name, bool isData) =>
        isData ? FieldNames.Data(name) : FieldNames.Attribute(name);
}

using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Streaming.Replay.Events;

/// <summary>
/// Looks into one line for what a sender must know of an event: where its time stands, which topic and key it has, and, for binary mode,
/// its attributes and data. It judges nothing else: whether an event is valid is the reader's business, not the sender's.
/// </summary>
/// <remarks>One instance is used again and again, by one thread; what it holds belongs to the line read last.</remarks>
public sealed class EnvelopeReader
{
    private readonly List<(Token Name, Token Value)> _attributes = [];
    private readonly Token[] _ids = new Token[EventTopic.IdFields];
    private EventTopic _topic = EventTopic.Tickets;
    private bool _hasBase64Data;
    private Token _type;
    private Token _time;
    private Token _subject;
    private Token _id;

    /// <summary>Whether the line is a JSON object with a <c>type</c>.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>The event time, UTC; <see langword="null"/> when absent or not RFC 3339.</summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>The topic that the event belongs to; anything of an unknown type goes to the tickets.</summary>
    public string Topic => _topic.Name;

    /// <summary>Where the time's JSON string stands in the line, quotes included; empty when there is none.</summary>
    internal Range TimeRange => _time.Range;

    /// <summary>Where the start of the period of a cost or revenue stands in the line, quotes included; empty when there is none.</summary>
    internal Range FromRange { get; private set; }

    /// <summary>Where the end of that period stands in the line, quotes included; empty when there is none.</summary>
    internal Range ToRange { get; private set; }

    /// <summary>Whether the data has a period of its own, which moves with the event's time.</summary>
    internal bool HasPeriod => _topic.HasPeriods && !FromRange.Equals(default) && !ToRange.Equals(default);

    /// <summary>Where the data's JSON value stands in the line; empty when there is none.</summary>
    internal Range DataRange { get; private set; }

    /// <summary>Whether binary mode can carry the event: it has JSON data, and every attribute is text.</summary>
    internal bool FitsBinaryMode { get; private set; }

    /// <summary>How many context attributes are strings.</summary>
    internal int AttributeCount => _attributes.Count;

    /// <summary>Reads a line.</summary>
    /// <param name="line">One line, without its end.</param>
    /// <returns><see cref="IsEvent"/>.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        Clear();
        try
        {
            IsEvent = Utf8.IsValid(line) && ReadObject(line);
        }
        catch (Exception notJson) when (notJson is JsonException or InvalidOperationException)
        {
            // Not JSON, or text in it that is not UTF-8: sent as it is, the receiver says what is wrong with it.
            Clear();
        }

        return IsEvent;
    }

    /// <summary>The record's key.</summary>
    /// <param name="line">The line that was read last.</param>
    /// <returns>The id that the topic is keyed by, such as the ticket's, else the subject; <see langword="null"/> without any.</returns>
    public byte[]? Key(ReadOnlySpan<byte> line)
    {
        var token = _topic.IsKeyedByEvent ? _id : default;
        foreach (var field in _topic.KeyFields)
        {
            token = token.IsPresent ? token : _ids[field];
        }

        token = token.IsPresent || _topic.KeyOtherwise is not null ? token : _subject;
        if (!token.IsPresent)
        {
            return _topic.KeyOtherwise is { } key ? Encoding.UTF8.GetBytes(key) : null;
        }

        var raw = line[(token.Start + 1)..(token.End - 1)];
        if (!raw.IsEmpty && !raw.Contains((byte)'\\') && char.IsAsciiLetterOrDigit((char)raw[0]) && char.IsAsciiLetterOrDigit((char)raw[^1]))
        {
            return raw.ToArray();
        }

        var text = Text(line, token).Trim();
        return text.Length == 0 ? null : Encoding.UTF8.GetBytes(text);
    }

    /// <summary>An attribute.</summary>
    /// <param name="line">The line that was read last.</param>
    /// <param name="index">0 to below <see cref="AttributeCount"/>.</param>
    /// <returns>Its name and its value, unescaped.</returns>
    internal (string Name, string Value) Attribute(ReadOnlySpan<byte> line, int index) =>
        (Text(line, _attributes[index].Name), Text(line, _attributes[index].Value));

    private static string Text(ReadOnlySpan<byte> line, Token token)
    {
        var reader = new Utf8JsonReader(line[token.Range]);
        reader.Read();
        return reader.GetString()!;
    }

    private void Clear()
    {
        IsEvent = false;
        FitsBinaryMode = true;
        Time = null;
        DataRange = default;
        FromRange = ToRange = default;
        _attributes.Clear();
        _ids.AsSpan().Clear();
        _hasBase64Data = false;
        _topic = EventTopic.Tickets;
        _type = _time = _subject = _id = default;
    }

    private bool ReadObject(ReadOnlySpan<byte> line)
    {
        var json = new Utf8JsonReader(line);
        if (!json.Read() || json.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var nameReader = json;
            json.Read();
            if (nameReader.ValueTextEquals("data"u8))
            {
                ReadData(ref json);
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                TakeAttribute(nameReader, json);
            }
            else
            {
                FitsBinaryMode = false;
                json.Skip();
            }
        }

        FitsBinaryMode &= !DataRange.Equals(default) && !_hasBase64Data;

        // The reader throws if anything follows the object.
        json.Read();
        return _type.IsPresent;
    }

    private void TakeAttribute(in Utf8JsonReader name, in Utf8JsonReader value)
    {
        var token = Token.At(value);
        _attributes.Add((Token.At(name), token));
        if (name.ValueTextEquals("type"u8))
        {
            _type = token;
            _topic = EventTopic.Of(value.ValueIsEscaped ? Encoding.UTF8.GetBytes(value.GetString()!) : value.ValueSpan);
        }
        else if (name.ValueTextEquals("id"u8))
        {
            _id = token;
        }
        else if (name.ValueTextEquals("subject"u8))
        {
            _subject = token;
        }
        else if (name.ValueTextEquals("time"u8))
        {
            _time = token;
            Time = !value.ValueIsEscaped && Rfc3339.TryParse(value.ValueSpan, out var time) ? time : null;
        }
        else if (name.ValueTextEquals("data_base64"u8))
        {
            _hasBase64Data = true;
        }
    }

    private void ReadData(ref Utf8JsonReader json)
    {
        var start = (int)json.TokenStartIndex;
        if (json.TokenType != JsonTokenType.StartObject)
        {
            json.Skip();
            DataRange = start..(int)json.BytesConsumed;
            return;
        }

        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            var field = EventTopic.IdField(json);
            var isFrom = json.ValueTextEquals("from"u8);
            var isTo = json.ValueTextEquals("to"u8);
            json.Read();
            if ((field < 0 && !isFrom && !isTo) || json.TokenType != JsonTokenType.String)
            {
                json.Skip();
                continue;
            }

            var token = Token.At(json);
            FromRange = isFrom ? token.Range : FromRange;
            ToRange = isTo ? token.Range : ToRange;
            if (field >= 0)
            {
                _ids[field] = token;
            }
        }

        DataRange = start..(int)json.BytesConsumed;
    }

    // A JSON string's place in the line, quotes included.
    private readonly record struct Token(int Start, int End)
    {
        public bool IsPresent => End > 0;

        public Range Range => Start..End;

        // Measured by the value, not by what is consumed: after a name that includes the colon.
        public static Token At(in Utf8JsonReader json)
        {
            if (json.ValueIsEscaped)
            {
                // Throws now, not when the text is wanted, if the escapes are half of a character.
                json.GetString();
            }

            var start = (int)json.TokenStartIndex;
            return new(start, start + json.ValueSpan.Length + 2);
        }
    }
}

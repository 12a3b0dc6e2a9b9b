using System.Text;
using System.Text.Json;
using Streaming.Contracts;

namespace Streaming.Replay.Events;

/// <summary>
/// Looks into one line for what a sender must know of an event: where its time stands, which topic and key it has, and, for binary mode,
/// its attributes and data. It judges nothing else: whether an event is valid is the reader's business, not the sender's.
/// </summary>
/// <remarks>One instance is used again and again, by one thread; what it holds belongs to the line read last.</remarks>
public sealed class EnvelopeReader
{
    private readonly Dictionary<string, Token> _attributes = new(StringComparer.Ordinal);
    private Token _time;
    private Token _subject;
    private Token _ticketId;
    private Token _responseId;
    private Token _callId;

    /// <summary>Whether the line is a JSON object with a <c>type</c>.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>The event time, UTC; <see langword="null"/> when absent or not RFC 3339.</summary>
    public DateTimeOffset? Time { get; private set; }

    /// <summary>The topic that the event belongs to; anything that is no survey goes to the tickets.</summary>
    public string Topic => Type.StartsWith("support.survey.", StringComparison.Ordinal) ? Topics.Surveys : Topics.Tickets;

    /// <summary>Where the time's JSON string stands in the line, quotes included; empty when there is none.</summary>
    internal Range TimeRange => _time.Range;

    /// <summary>Where the data's JSON value stands in the line; empty when there is none.</summary>
    internal Range DataRange { get; private set; }

    /// <summary>Whether binary mode can carry the event: it has JSON data, and every attribute is text.</summary>
    internal bool FitsBinaryMode { get; private set; }

    /// <summary>The context attributes that are strings, by name.</summary>
    internal IEnumerable<string> AttributeNames => _attributes.Keys;

    private string Type { get; set; } = string.Empty;

    /// <summary>Reads a line.</summary>
    /// <param name="line">One line, without its end.</param>
    /// <returns><see cref="IsEvent"/>.</returns>
    public bool Read(ReadOnlySpan<byte> line)
    {
        Clear();
        try
        {
            IsEvent = ReadObject(line);
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
    /// <returns>The ticket id; where there is none the response or call id, else the subject; <see langword="null"/> without any.</returns>
    public byte[]? Key(ReadOnlySpan<byte> line)
    {
        var token = _ticketId;
        token = token.IsPresent ? token : Topic == Topics.Surveys ? _responseId : _callId;
        token = token.IsPresent ? token : _subject;
        var key = token.IsPresent ? Text(line, token).Trim() : string.Empty;
        return key.Length == 0 ? null : Encoding.UTF8.GetBytes(key);
    }

    /// <summary>An attribute's value.</summary>
    /// <param name="line">The line that was read last.</param>
    /// <param name="name">One of <see cref="AttributeNames"/>.</param>
    /// <returns>The value, unescaped.</returns>
    internal string Attribute(ReadOnlySpan<byte> line, string name) => Text(line, _attributes[name]);

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
        Type = string.Empty;
        DataRange = default;
        _attributes.Clear();
        _time = _subject = _ticketId = _responseId = _callId = default;
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
            var isData = json.ValueTextEquals("data"u8);
            var name = isData ? "data" : json.GetString()!;
            json.Read();
            if (isData)
            {
                ReadData(ref json);
            }
            else if (json.TokenType == JsonTokenType.String)
            {
                var token = Token.At(json);
                _attributes[name] = token;
                TakeAttribute(json, name, token);
            }
            else
            {
                FitsBinaryMode = false;
                json.Skip();
            }
        }

        FitsBinaryMode &= !DataRange.Equals(default) && !_attributes.ContainsKey("data_base64");

        // The reader throws if anything follows the object.
        json.Read();
        return Type.Length > 0;
    }

    private void TakeAttribute(Utf8JsonReader json, string name, Token token)
    {
        switch (name)
        {
            case "type":
                Type = json.GetString()!;
                break;
            case "subject":
                _subject = token;
                break;
            case "time":
                _time = token;
                Time = !json.ValueIsEscaped && Rfc3339.TryParse(json.ValueSpan, out var time) ? time : null;
                break;
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
            var field = json.ValueTextEquals("ticketId"u8) ? 1 : json.ValueTextEquals("responseId"u8) ? 2 : json.ValueTextEquals("callId"u8) ? 3 : 0;
            json.Read();
            if (field == 0 || json.TokenType != JsonTokenType.String)
            {
                json.Skip();
                continue;
            }

            var token = Token.At(json);
            (_ticketId, _responseId, _callId) = field switch
            {
                1 => (token, _responseId, _callId),
                2 => (_ticketId, token, _callId),
                _ => (_ticketId, _responseId, token),
            };
        }

        DataRange = start..(int)json.BytesConsumed;
    }

    // A JSON string's place in the line, quotes included.
    private readonly record struct Token(int Start, int End)
    {
        public bool IsPresent => End > 0;

        public Range Range => Start..End;

        public static Token At(in Utf8JsonReader json) => new((int)json.TokenStartIndex, (int)json.BytesConsumed);
    }
}

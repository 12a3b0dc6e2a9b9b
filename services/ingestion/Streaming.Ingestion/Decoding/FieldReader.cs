using System.Buffers.Text;
using System.Text.Json;
using Streaming.Contracts;
using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// Reads the fields of one scanned event as typed values. A field that breaks a rule reads as its default and leaves a fault; reading
/// goes on, and of all faults the one with the first reason stands.
/// </summary>
internal ref partial struct FieldReader
{
    private readonly ReadOnlySpan<byte> _json;
    private readonly ReadOnlySpan<byte> _headers;
    private readonly FieldTable _fields;
    private readonly EventBatch _batch;

    /// <summary>Makes a reader.</summary>
    /// <param name="json">The record's value.</param>
    /// <param name="headers">The header text that attributes of binary mode lie in.</param>
    /// <param name="fields">What the scan found.</param>
    /// <param name="batch">Receives text.</param>
    public FieldReader(ReadOnlySpan<byte> json, ReadOnlySpan<byte> headers, FieldTable fields, EventBatch batch)
    {
        _json = json;
        _headers = headers;
        _fields = fields;
        _batch = batch;
        Fault = DecodeResult.Decoded;
    }

    /// <summary>The fault that stands; its reason is <see cref="InvalidReason.None"/> while all is well.</summary>
    public DecodeResult Fault { get; private set; }

    /// <summary>Whether no rule was broken so far.</summary>
    public readonly bool IsSound => Fault.Reason == InvalidReason.None;

    /// <summary>Whether the event has the field, null included.</summary>
    public readonly bool Has(EventField field) => _fields.Has(field);

    /// <summary>Whether the event has the field with a value other than null.</summary>
    public readonly bool HasValue(EventField field) => _fields.HasValue(field);

    /// <summary>Whether the field has a value; leaves a fault if not.</summary>
    public bool Require(EventField field) => _fields.HasValue(field) || Fail(InvalidReason.MissingField, field, "is required");

    /// <summary>Whether the field is a JSON object; leaves a fault if not.</summary>
    public bool RequireObject(EventField field) => Require(field)
        && (_fields[field].Type == JsonTokenType.StartObject || Fail(InvalidReason.InvalidField, field, "must be a JSON object"));

    /// <summary>Reads an id that must be there: trimmed, not empty, at most <see cref="Limits.IdBytes"/>.</summary>
    public TextRef RequiredId(EventField field) => Require(field) ? Kept(field, Limits.IdBytes) : default;

    /// <summary>Reads an id that may be left out.</summary>
    public TextRef Id(EventField field) => HasValue(field) ? Kept(field, Limits.IdBytes) : default;

    /// <summary>Reads a name that must be there: trimmed, not empty, at most <see cref="Limits.StringBytes"/>.</summary>
    public TextRef RequiredName(EventField field) => Require(field) ? Kept(field, Limits.StringBytes) : default;

    /// <summary>Reads a name that may be left out.</summary>
    public TextRef Name(EventField field) => HasValue(field) ? Kept(field, Limits.StringBytes) : default;

    /// <summary>
    /// Reads a text as it is and does not keep it: for closed vocabularies and comparisons. The span is valid until the next read.
    /// </summary>
    public bool TryPlain(EventField field, out ReadOnlySpan<byte> text)
    {
        text = default;
        ref readonly var slot = ref _fields[field];
        if (slot.Type != JsonTokenType.String)
        {
            return Fail(InvalidReason.InvalidField, field, "must be a string");
        }

        text = Raw(slot);
        if (!slot.IsEscaped)
        {
            return true;
        }

        var plain = _batch.ReserveText(text.Length);
        if (!JsonText.TryUnescape(text, plain, out var length))
        {
            return Fail(InvalidReason.InvalidField, field, "holds half of a surrogate pair");
        }

        text = plain[..length];
        return true;
    }

    /// <summary>Reads an integer that must be there.</summary>
    public int RequiredInteger(EventField field)
    {
        if (!Require(field))
        {
            return 0;
        }

        ref readonly var slot = ref _fields[field];
        if (slot.Type != JsonTokenType.Number)
        {
            Fail(InvalidReason.InvalidField, field, "must be a number");
            return 0;
        }

        var text = Raw(slot);
        if (Utf8Parser.TryParse(text, out int value, out var used) && used == text.Length)
        {
            return value;
        }

        // 8.0 and 1e1 are integers too, only written at length.
        if (Utf8Parser.TryParse(text, out decimal exact, out used) && used == text.Length
            && exact == decimal.Truncate(exact) && exact is >= int.MinValue and <= int.MaxValue)
        {
            return (int)exact;
        }

        Fail(InvalidReason.InvalidField, field, "must be an integer", text);
        return 0;
    }

    /// <summary>Reads a truth value that may be left out.</summary>
    public bool Flag(EventField field, bool byDefault)
    {
        if (!HasValue(field))
        {
            return byDefault;
        }

        var type = _fields[field].Type;
        if (type is not (JsonTokenType.True or JsonTokenType.False))
        {
            Fail(InvalidReason.InvalidField, field, "must be true or false");
        }

        return type == JsonTokenType.True;
    }

    private readonly ReadOnlySpan<byte> Raw(in FieldSlot slot) => (slot.IsHeader ? _headers : _json).Slice(slot.Start, slot.Length);

    private TextRef Kept(EventField field, int maxBytes)
    {
        if (!TryPlain(field, out var text))
        {
            return default;
        }

        if (text.Length > maxBytes)
        {
            FailTooLong(field, text.Length, maxBytes);
            return default;
        }

        if (text.IsEmpty || !JsonText.IsTrimmed(text))
        {
            Fail(InvalidReason.NotTrimmed, field, "is empty or has white space at an end; send the bare text, or leave the field out");
            return default;
        }

        // Text that was unescaped lies in this very room of the batch already; copying it onto itself is safe.
        return _batch.AddText(text);
    }
}

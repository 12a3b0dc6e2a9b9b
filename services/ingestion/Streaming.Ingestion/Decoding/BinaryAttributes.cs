using System.Text.Json;
using System.Text.Unicode;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// The CloudEvents attributes of a record in binary mode, gathered from its headers: <c>ce_</c> and the attribute's name, and
/// <c>content-type</c> for the data's. Kept and filled again for every such record.
/// </summary>
public sealed class BinaryAttributes
{
    private readonly List<(EventField Field, int Start, int Length)> _places = [];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <summary>Whether the record is in binary mode: it says its CloudEvents version in a header.</summary>
    public bool IsBinaryMode { get; private set; }

    /// <summary>The attributes' text, one after the other.</summary>
    internal ReadOnlySpan<byte> Text => _text.AsSpan(0, _length);

    /// <summary>Forgets all attributes.</summary>
    public void Clear()
    {
        _places.Clear();
        _length = 0;
        IsBinaryMode = false;
    }

    /// <summary>Takes a header of the record, if it is an attribute that is read.</summary>
    /// <param name="name">The header's name.</param>
    /// <param name="value">Its value.</param>
    public void Add(string name, ReadOnlySpan<byte> value)
    {
        var field = FieldOf(name);
        if (field is EventField.None or EventField.Data)
        {
            return;
        }

        IsBinaryMode |= field == EventField.SpecVersion;
        if (_text.Length - _length < value.Length)
        {
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + value.Length));
        }

        value.CopyTo(_text.AsSpan(_length));
        _places.Add((field, _length, value.Length));
        _length += value.Length;
    }

    /// <summary>Enters the attributes into the table of fields.</summary>
    internal DecodeResult FillInto(FieldTable fields)
    {
        foreach (var (field, start, length) in _places)
        {
            var name = FieldNames.Of(field);
            if (!Utf8.IsValid(_text.AsSpan(start, length)))
            {
                return DecodeResult.Invalid(InvalidReason.NotCloudEvent, name, $"The header of '{name}' is not valid UTF-8.");
            }

            if (!fields.TrySet(field, new FieldSlot(start, length, JsonTokenType.String, IsEscaped: false, IsHeader: true)))
            {
                return DecodeResult.Invalid(InvalidReason.NotCloudEvent, name, $"The header of '{name}' stands twice; send it once.");
            }
        }

        return DecodeResult.Decoded;
    }

    private static EventField FieldOf(string name)
    {
        if (name.Equals("content-type", StringComparison.OrdinalIgnoreCase))
        {
            return EventField.DataContentType;
        }

        Span<byte> bytes = stackalloc byte[16];
        return name.StartsWith("ce_", StringComparison.Ordinal)
            && System.Text.Ascii.FromUtf16(name.AsSpan(3), bytes, out var written) == System.Buffers.OperationStatus.Done
                ? FieldNames.Attribute(bytes[..written])
                : EventField.None;
    }
}

using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Streaming.Testing.Recount;

/// <summary>Reads the fields of a JSON object under the limits of the event contract. Null counts as absent.</summary>
internal sealed class RecountFields(JsonElement json)
{
    private const int IdBytes = 128;
    private const int TextBytes = 256;
    private const int CommentBytes = 8 * 1024;

    /// <summary>Whether the field is there, be it null.</summary>
    public bool Has(string name) => json.TryGetProperty(name, out _);

    /// <summary>A trimmed id of at most 128 bytes that has to be there.</summary>
    public string Id(string name) => OptionalId(name) ?? throw Invalid($"{name} is missing");

    /// <summary>A trimmed id of at most 128 bytes, or null.</summary>
    public string? OptionalId(string name) => String(name, IdBytes);

    /// <summary>A trimmed text of at most 256 bytes that has to be there.</summary>
    public string Text(string name) => OptionalText(name) ?? throw Invalid($"{name} is missing");

    /// <summary>A trimmed text of at most 256 bytes, or null.</summary>
    public string? OptionalText(string name) => String(name, TextBytes);

    /// <summary>A comment, which may be empty; null where it says nothing.</summary>
    public string? Comment()
    {
        if (Present("comment") is not { } comment)
        {
            return null;
        }

        return comment.ValueKind != JsonValueKind.String || Encoding.UTF8.GetByteCount(comment.GetString()!) > CommentBytes
            ? throw Invalid("comment is not a text of at most 8 KiB")
            : string.IsNullOrWhiteSpace(comment.GetString()) ? null : comment.GetString();
    }

    /// <summary>One of the words, or the default when the field is absent.</summary>
    public string Word(string name, string? byDefault, params string[] words)
    {
        var word = OptionalText(name) ?? byDefault ?? throw Invalid($"{name} is missing");
        return words.Contains(word, StringComparer.Ordinal) ? word : throw Invalid($"{name} is not one of its words");
    }

    /// <summary>True, false, or the default when the field is absent.</summary>
    public bool Flag(string name, bool byDefault) => Present(name)?.ValueKind switch
    {
        null => byDefault,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Invalid($"{name} is not true or false"),
    };

    /// <summary>A whole number, or null when the field is absent.</summary>
    public long? OptionalInteger(string name)
    {
        if (Present(name) is not { } element)
        {
            return null;
        }

        return element.ValueKind == JsonValueKind.Number && element.TryGetDecimal(out var number)
            && decimal.Truncate(number) == number && Math.Abs(number) <= int.MaxValue
            ? (long)number
            : throw Invalid($"{name} is not a whole number");
    }

    /// <summary>A whole number that has to be there.</summary>
    public int Integer(string name) => (int)(OptionalInteger(name) ?? throw Invalid($"{name} is missing"));

    /// <summary>A revision: a whole number, not below 0; 0 when the field is absent.</summary>
    public long Revision() => OptionalInteger("revision") switch
    {
        null => 0,
        < 0 => throw Invalid("revision is below 0"),
        { } revision => revision,
    };

    /// <summary>A number of seconds that has to be there and is not below 0, as whole milliseconds, floored.</summary>
    public long Milliseconds(string name)
    {
        if (Present(name) is not { ValueKind: JsonValueKind.Number } element
            || !element.TryGetDecimal(out var seconds) || seconds < 0 || seconds > 1_000_000_000_000m)
        {
            throw Invalid($"{name} is not a number of seconds");
        }

        return (long)decimal.Floor(seconds * 1000m);
    }

    /// <summary>The sequence extension: text or number; null when absent or not an integer.</summary>
    public long? Sequence()
    {
        var text = Present("sequence") switch
        {
            { ValueKind: JsonValueKind.String } element => element.GetString(),
            { ValueKind: JsonValueKind.Number } element => element.GetRawText(),
            _ => null,
        };
        return long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var sequence) ? sequence : null;
    }

    /// <summary>The exception that says that a record is invalid.</summary>
    public static RecountRejection Invalid(string message) => new(RecountExclusion.Invalid, message);

    private JsonElement? Present(string name) =>
        json.TryGetProperty(name, out var element) && element.ValueKind != JsonValueKind.Null ? element : null;

    private string? String(string name, int mostBytes)
    {
        if (Present(name) is not { } element)
        {
            return null;
        }

        if (element.ValueKind != JsonValueKind.String)
        {
            throw Invalid($"{name} is not a text");
        }

        var text = element.GetString()!.Trim();
        return text.Length > 0 && Encoding.UTF8.GetByteCount(text) <= mostBytes
            ? text
            : throw Invalid($"{name} is empty or longer than {mostBytes} bytes");
    }
}

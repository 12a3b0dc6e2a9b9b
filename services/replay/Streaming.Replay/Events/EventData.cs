using System.Text.Json;

namespace Streaming.Replay.Events;

/// <summary>The payload of one event that this program makes: knows its CloudEvents type, its subject and its own JSON fields.</summary>
public abstract record EventData
{
    /// <summary>The CloudEvents <c>type</c>.</summary>
    public abstract string Type { get; }

    /// <summary>The CloudEvents <c>subject</c>: the id of the ticket, or of the response or call when it names no ticket.</summary>
    public abstract string Subject { get; }

    /// <summary>Writes the fields of the payload, without the braces around them.</summary>
    /// <param name="json">Where to write.</param>
    internal abstract void WriteFields(Utf8JsonWriter json);

    /// <summary>Writes a text field unless its value is absent.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="name">The field's name.</param>
    /// <param name="value">The value; <see langword="null"/> writes nothing.</param>
    private protected static void WriteOptional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

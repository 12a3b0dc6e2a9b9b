using System.Text.Json;
using Streaming.Replay.Events;

namespace Streaming.Replay.Tests;

/// <summary>Reads events back from the lines that they are written as.</summary>
internal static class Json
{
    /// <summary>Writes events and parses what was written.</summary>
    /// <param name="events">The events.</param>
    /// <returns>One JSON object a line.</returns>
    public static IEnumerable<JsonElement> Lines(IEnumerable<ProducedEvent> events)
    {
        using var stream = new MemoryStream();
        using (var writer = new EventWriter(stream))
        {
            foreach (var produced in events)
            {
                writer.Write(produced);
            }
        }

        return Lines(stream.ToArray());
    }

    /// <summary>Parses lines.</summary>
    /// <param name="text">NDJSON.</param>
    /// <returns>One JSON object a line.</returns>
    public static IEnumerable<JsonElement> Lines(byte[] text)
    {
        var start = 0;
        while (start < text.Length)
        {
            var end = Array.IndexOf(text, (byte)'\n', start);
            yield return Parse(text.AsMemory(start, end - start));
            start = end + 1;
        }
    }

    /// <summary>Parses one line.</summary>
    /// <param name="line">The line.</param>
    /// <returns>The object.</returns>
    public static JsonElement Parse(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        return document.RootElement.Clone();
    }

    /// <summary>A text field, wherever in the event it is.</summary>
    /// <param name="element">An object.</param>
    /// <param name="path">Names from the outside in.</param>
    /// <returns>The text; <see langword="null"/> when absent or null.</returns>
    public static string? Text(this JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Null ? null : element.GetString();
    }
}

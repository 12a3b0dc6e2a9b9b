using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Streaming.Query.Exports;

/// <summary>One JSON object a line.</summary>
internal sealed class JsonRows : IRowFormat
{
    private readonly ArrayBufferWriter<byte> _bytes = new();
    private IReadOnlyList<string> _columns = [];

    /// <inheritdoc/>
    public string ContentType => "application/x-ndjson";

    /// <inheritdoc/>
    public int Length => _bytes.WrittenCount;

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> columns) => _columns = columns;

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<object?> cells)
    {
        using (var writer = new Utf8JsonWriter(_bytes, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            Write(writer, _columns, cells);
            writer.WriteEndObject();
        }

        _bytes.Write("\n"u8);
    }

    /// <summary>Writes cells as members of an object.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="columns">Their names.</param>
    /// <param name="cells">The cells.</param>
    public static void Write(Utf8JsonWriter writer, IReadOnlyList<string> columns, ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            Write(writer, columns[i], cells[i]);
        }
    }

    /// <inheritdoc/>
    public byte[] Take()
    {
        var taken = _bytes.WrittenSpan.ToArray();
        _bytes.ResetWrittenCount();
        return taken;
    }

    private static void Write(Utf8JsonWriter writer, string name, object? cell)
    {
        switch (cell)
        {
            case null:
                writer.WriteNull(name);
                break;
            case DateTimeOffset time:
                writer.WriteString(name, CellText.Of(time));
                break;
            case bool isTrue:
                writer.WriteBoolean(name, isTrue);
                break;
            case double number:
                writer.WriteNumber(name, number);
                break;
            case long number:
                writer.WriteNumber(name, number);
                break;
            case int number:
                writer.WriteNumber(name, number);
                break;
            default:
                writer.WriteString(name, cell.ToString());
                break;
        }
    }
}

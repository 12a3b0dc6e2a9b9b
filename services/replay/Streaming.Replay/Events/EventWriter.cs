using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Streaming.Replay.Events;

/// <summary>Writes events as NDJSON: one structured CloudEvent a line, ended by a line feed.</summary>
/// <remarks>Not safe for use by several threads at once. <see cref="Dispose"/> flushes; the stream stays open.</remarks>
/// <param name="output">Where the lines go.</param>
public sealed class EventWriter(Stream output) : IDisposable
{
    private const int FlushAtBytes = 64 * 1024;

    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FlushAtBytes);
    private readonly Utf8JsonWriter _json = new(Stream.Null, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Lines written so far.</summary>
    public long Lines { get; private set; }

    /// <summary>Writes one event.</summary>
    /// <param name="produced">The event.</param>
    public void Write(ProducedEvent produced)
    {
        ArgumentNullException.ThrowIfNull(produced);
        _json.Reset(_buffer);
        _json.WriteStartObject();
        _json.WriteString("specversion", "1.0");
        _json.WriteString("id", produced.Id);
        _json.WriteString("source", produced.Source);
        _json.WriteString("type", produced.Data.Type);
        _json.WriteString("subject", produced.Data.Subject);
        Span<byte> time = stackalloc byte[Rfc3339.MaxLength];
        _json.WriteString("time", time[..Rfc3339.Format(produced.Time, time)]);
        if (produced.Sequence is { } sequence)
        {
            Span<byte> digits = stackalloc byte[20];
            sequence.TryFormat(digits, out var length, provider: CultureInfo.InvariantCulture);
            _json.WriteString("sequence", digits[..length]);
        }

        if (produced.Tenant is not null)
        {
            _json.WriteString("tenant", produced.Tenant);
        }

        _json.WriteString("datacontenttype", "application/json");
        _json.WriteStartObject("data");
        produced.Data.WriteFields(_json);
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.Flush();
        EndLine();
    }

    /// <summary>Writes a line as it is, whether it is an event or not.</summary>
    /// <param name="line">The line, without its line feed.</param>
    public void WriteRaw(ReadOnlySpan<byte> line)
    {
        _buffer.Write(line);
        EndLine();
    }

    /// <summary>Sends what is buffered to the stream.</summary>
    public void Flush()
    {
        output.Write(_buffer.WrittenSpan);
        _buffer.ResetWrittenCount();
        output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _json.Dispose();
    }

    private void EndLine()
    {
        _buffer.Write("\n"u8);
        Lines++;
        if (_buffer.WrittenCount >= FlushAtBytes)
        {
            output.Write(_buffer.WrittenSpan);
            _buffer.ResetWrittenCount();
        }
    }
}

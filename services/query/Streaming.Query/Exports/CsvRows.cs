using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace Streaming.Query.Exports;

/// <summary>CSV, RFC 4180, with a header.</summary>
internal sealed class CsvRows : IRowFormat, IDisposable
{
    private readonly MemoryStream _bytes = new();
    private readonly StreamWriter _text;
    private readonly CsvWriter _writer;

    /// <summary>An empty table.</summary>
    public CsvRows()
    {
        _text = new StreamWriter(_bytes, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _writer = new CsvWriter(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" });
    }

    /// <inheritdoc/>
    public string ContentType => "text/csv; charset=utf-8; header=present";

    /// <inheritdoc/>
    public int Length
    {
        get
        {
            Flush();
            return (int)_bytes.Length;
        }
    }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<string> columns)
    {
        foreach (var column in columns)
        {
            _writer.WriteField(column);
        }

        _writer.NextRecord();
    }

    /// <inheritdoc/>
    public void Add(ReadOnlySpan<object?> cells)
    {
        foreach (var cell in cells)
        {
            _writer.WriteField(cell switch
            {
                null => "",
                string text => CellText.Harmless(text),
                DateTimeOffset time => CellText.Of(time),
                bool isTrue => isTrue ? "true" : "false",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => cell.ToString(),
            });
        }

        _writer.NextRecord();
    }

    /// <inheritdoc/>
    public byte[] Take()
    {
        Flush();
        var taken = _bytes.ToArray();
        _bytes.SetLength(0);
        return taken;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _writer.Dispose();
        _text.Dispose();
        _bytes.Dispose();
    }

    private void Flush()
    {
        _writer.Flush();
        _text.Flush();
    }
}

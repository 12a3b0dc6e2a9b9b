using System.Buffers;
using System.Globalization;
using System.Text;

namespace Prometheus;

/// <summary>Writes the text format into pooled memory, and that to a stream a chunk at a time.</summary>
internal sealed class Exposition(Stream to) : IDisposable
{
    private const int FlushAt = 32 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(2 * FlushAt);
    private int _length;

    public bool IsFull => _length >= FlushAt;

    /// <summary>One sample: what precedes its value is already bytes.</summary>
    public void Sample(ReadOnlySpan<byte> nameAndLabels, double value)
    {
        Raw(nameAndLabels);
        Number(value);
        Raw("\n"u8);
    }

    public void Sample(ReadOnlySpan<byte> nameAndLabels, long value)
    {
        Raw(nameAndLabels);
        Reserve(20);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
        Raw("\n"u8);
    }

    public void Raw(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(_buffer.AsSpan(_length));
        _length += bytes.Length;
    }

    public async ValueTask FlushAsync(CancellationToken cancel)
    {
        if (_length > 0)
        {
            await to.WriteAsync(_buffer.AsMemory(0, _length), cancel).ConfigureAwait(false);
            _length = 0;
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    /// <summary>The text that stands before a sample's value, as <c>name{label="value"} </c>.</summary>
    public static byte[] Prefix(string name, ReadOnlySpan<KeyValuePair<string, string>> labels)
    {
        var text = new StringBuilder(name);
        if (labels.Length > 0)
        {
            var separator = '{';
            foreach (var (label, value) in labels)
            {
                text.Append(separator).Append(label).Append("=\"");
                Escape(text, value, quotes: true);
                text.Append('"');
                separator = ',';
            }

            text.Append('}');
        }

        return Encoding.UTF8.GetBytes(text.Append(' ').ToString());
    }

    /// <summary>The two lines that open a family.</summary>
    public static byte[] Header(string name, string help, string type)
    {
        var text = new StringBuilder().Append("# HELP ").Append(name).Append(' ');
        Escape(text, help, quotes: false);
        return Encoding.UTF8.GetBytes(text.Append("\n# TYPE ").Append(name).Append(' ').Append(type).Append('\n').ToString());
    }

    /// <summary>A number as the text format spells it.</summary>
    public static string Spell(double value) => value switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static void Escape(StringBuilder text, string value, bool quotes)
    {
        foreach (var c in value)
        {
            switch (c)
            {
                case '\\':
                    text.Append("\\\\");
                    break;
                case '\n':
                    text.Append("\\n");
                    break;
                case '"' when quotes:
                    text.Append("\\\"");
                    break;
                default:
                    text.Append(c);
                    break;
            }
        }
    }

    // Infinity and NaN in .NET's words, as the official package writes them; Prometheus reads these as well as +Inf.
    private void Number(double value)
    {
        Reserve(32);
        value.TryFormat(_buffer.AsSpan(_length), out var written, default, CultureInfo.InvariantCulture);
        _length += written;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, _length + bytes));
        _buffer.AsSpan(0, _length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}

using System.Text;

namespace Streaming.Cli.Output;

/// <summary>Passes text on without what a terminal would obey: names and comments come from outside, and may hold escape sequences.</summary>
/// <param name="inner">Where to.</param>
internal sealed class PrintableWriter(TextWriter inner) : TextWriter(inner.FormatProvider)
{
    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (!char.IsControl(value) || value is '\n' or '\r' or '\t')
        {
            inner.Write(value);
        }
    }

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();
}

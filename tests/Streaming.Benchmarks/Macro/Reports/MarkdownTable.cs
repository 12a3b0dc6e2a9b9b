using System.Globalization;
using System.Text;

namespace Streaming.Benchmarks.Macro.Reports;

/// <summary>A table of measured figures: what, the median of all runs, and the least and greatest.</summary>
internal sealed class MarkdownTable
{
    private readonly StringBuilder _text = new("| measured | median | least | greatest |\n| --- | ---: | ---: | ---: |\n");

    /// <summary>Adds a row.</summary>
    /// <param name="name">What was measured, with its unit.</param>
    /// <param name="values">One number for each run.</param>
    /// <param name="format">How the numbers are written.</param>
    public void Add(string name, IEnumerable<double> values, string format = "N0")
    {
        var all = values.ToArray();
        _text.Append(
            CultureInfo.InvariantCulture,
            $"| {name} | {Text(Percentiles.Median(all), format)} | {Text(all.Min(), format)} | {Text(all.Max(), format)} |\n");
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private static string Text(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);
}

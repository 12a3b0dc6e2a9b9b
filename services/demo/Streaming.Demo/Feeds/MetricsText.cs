using System.Globalization;

namespace Streaming.Demo.Feeds;

/// <summary>Reads samples from a service's <c>/metrics</c>.</summary>
internal static class MetricsText
{
    /// <summary>The samples of a metric.</summary>
    /// <param name="text">What the service answered, in Prometheus' text format.</param>
    /// <param name="name">The metric.</param>
    /// <returns>The values with their labels as written, in order.</returns>
    public static IEnumerable<(string Labels, double Value)> Samples(string text, string name)
    {
        foreach (var line in text.Split('\n'))
        {
            if (!line.StartsWith(name, StringComparison.Ordinal) || line.Length == name.Length || line[name.Length] is not (' ' or '{'))
            {
                continue;
            }

            var end = line[name.Length] == '{' ? line.LastIndexOf('}') : name.Length - 1;
            var value = line.AsSpan(end + 1).Trim();
            var stop = value.IndexOf(' ');
            if (double.TryParse(stop < 0 ? value : value[..stop], NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                yield return (end < name.Length ? string.Empty : line[(name.Length + 1)..end], number);
            }
        }
    }

    /// <summary>The sum of a counter over all its labels.</summary>
    /// <param name="text">What the service answered.</param>
    /// <param name="name">The metric.</param>
    /// <returns>The sum; 0 when there are no samples.</returns>
    public static long Sum(string text, string name) => (long)Samples(text, name).Sum(static sample => sample.Value);
}

using System.Globalization;

namespace Streaming.Benchmarks.Macro.Readings;

/// <summary>A histogram without labels, read from a host's <c>/metrics</c>.</summary>
internal sealed class PrometheusHistogram
{
    private readonly SortedDictionary<double, double> _counts = [];

    /// <summary>Reads a histogram.</summary>
    /// <param name="host">The host's HTTP address.</param>
    /// <param name="name">The metric.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task<PrometheusHistogram> ReadAsync(Uri host, string name, CancellationToken cancellationToken)
    {
        using var client = new HttpClient();
        var text = await client.GetStringAsync(new Uri(host, "/metrics"), cancellationToken);
        var histogram = new PrometheusHistogram();
        var start = name + "_bucket{le=\"";
        foreach (var line in text.Split('\n').Where(line => line.StartsWith(start, StringComparison.Ordinal)))
        {
            var end = line.IndexOf('"', start.Length);
            var bound = line[start.Length..end] is "+Inf" ? double.PositiveInfinity : double.Parse(line[start.Length..end], CultureInfo.InvariantCulture);
            histogram._counts[bound] = double.Parse(line[(line.IndexOf('}', end) + 1)..], CultureInfo.InvariantCulture);
        }

        return histogram;
    }

    /// <summary>The bound of the bucket that holds a part of what was observed since an earlier reading.</summary>
    /// <param name="earlier">The earlier reading.</param>
    /// <param name="part">0 to 1.</param>
    /// <returns>NaN when nothing was observed.</returns>
    public double BoundSince(PrometheusHistogram earlier, double part)
    {
        var since = _counts.Select(bucket => (Bound: bucket.Key, Count: bucket.Value - earlier._counts.GetValueOrDefault(bucket.Key))).ToList();
        return since.Count == 0 || since[^1].Count == 0 ? double.NaN : since.First(bucket => bucket.Count >= part * since[^1].Count).Bound;
    }
}

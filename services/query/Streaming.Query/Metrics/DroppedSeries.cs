using Prometheus;
using Streaming.Contracts;

namespace Streaming.Query.Metrics;

/// <summary>What the budget of series leaves out, filling by filling: as a gauge, and in words when it changes.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
/// <param name="factory">Where the gauge is registered.</param>
internal sealed class DroppedSeries(IMetricFactory factory)
{
    private const int MostNamed = 8;

    private readonly Gauge _gauge = factory.CreateGauge(
        MetricNames.MetricSeriesDropped, MetricHelp.MetricSeriesDropped, [LabelNames.Window, LabelNames.Dimension]);

    private readonly Dictionary<(string Window, string Dimension), long> _counts = [];
    private readonly HashSet<(string Window, string Dimension)> _shown = [];
    private readonly List<string> _what = [];
    private string _before = "";

    /// <summary>Whether this filling has left anything out.</summary>
    public bool Any => _what.Count > 0;

    /// <summary>Number of series that the last filling left out.</summary>
    public long Count { get; private set; }

    /// <summary>What the last filling left out, in words.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Counts what is left out.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="window">The window; empty for all.</param>
    /// <param name="dimension">The dimension; empty for totals.</param>
    /// <param name="series">How many series.</param>
    public void Add(string tenant, string window, string dimension, int series)
    {
        var key = (window, dimension);
        _counts[key] = _counts.GetValueOrDefault(key) + series;
        var what = window.Length == 0 ? tenant : $"{tenant} {window}";
        _what.Add(dimension.Length == 0 ? what : $"{what} by {dimension}");
    }

    /// <summary>Ends a filling.</summary>
    /// <returns>Whether something is left out, and not the same as the time before.</returns>
    public bool End()
    {
        foreach (var (window, dimension) in _shown.Where(key => !_counts.ContainsKey(key)).ToList())
        {
            _gauge.RemoveLabelled(window, dimension);
            _shown.Remove((window, dimension));
        }

        foreach (var ((window, dimension), count) in _counts)
        {
            _gauge.WithLabels(window, dimension).Set(count);
            _shown.Add((window, dimension));
        }

        Count = _counts.Values.Sum();
        Text = string.Join(", ", _what.Take(MostNamed)) + (_what.Count > MostNamed ? $" and {_what.Count - MostNamed} more" : "");
        var isNews = _what.Count > 0 && Text != _before;
        _before = Text;
        _counts.Clear();
        _what.Clear();
        return isNews;
    }
}

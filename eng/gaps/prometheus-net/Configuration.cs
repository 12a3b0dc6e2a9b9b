namespace Prometheus;

/// <summary>What all kinds of metrics can be told when made.</summary>
public abstract class MetricConfiguration
{
    public string[]? LabelNames { get; set; }

    /// <summary>Whether a child stays out of the output until it is first given a value.</summary>
    public bool SuppressInitialValue { get; set; }
}

/// <summary>How a counter is made.</summary>
public sealed class CounterConfiguration : MetricConfiguration
{
    internal static readonly CounterConfiguration Default = new();
}

/// <summary>How a gauge is made.</summary>
public sealed class GaugeConfiguration : MetricConfiguration
{
    internal static readonly GaugeConfiguration Default = new();
}

/// <summary>How a histogram is made.</summary>
public sealed class HistogramConfiguration : MetricConfiguration
{
    internal static readonly HistogramConfiguration Default = new();

    /// <summary>Upper bounds, ascending; the last, infinite one is implied.</summary>
    public double[]? Buckets { get; set; }
}

/// <summary>Which of the metrics of the process itself to leave out.</summary>
public sealed class SuppressDefaultMetricOptions
{
    public bool SuppressProcessMetrics { get; set; }

    public bool SuppressDebugMetrics { get; set; }

    /// <summary>No effect here: event counters are not collected.</summary>
    public bool SuppressEventCounters { get; set; }

    /// <summary>No effect here: meters are not collected.</summary>
    public bool SuppressMeters { get; set; }
}

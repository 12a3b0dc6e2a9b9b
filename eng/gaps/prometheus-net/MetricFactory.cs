namespace Prometheus;

/// <summary>Makes metrics in one registry; asking twice for a name gives the same metric.</summary>
public sealed class MetricFactory : IMetricFactory
{
    private readonly CollectorRegistry _registry;

    internal MetricFactory(CollectorRegistry registry) => _registry = registry;

    public Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null)
        => CreateCounter(name, help, configuration?.LabelNames ?? [], configuration);

    public Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null)
        => CreateGauge(name, help, configuration?.LabelNames ?? [], configuration);

    public Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null)
        => CreateHistogram(name, help, configuration?.LabelNames ?? [], configuration);

    public Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null)
    {
        configuration ??= CounterConfiguration.Default;
        var counter = _registry.GetOrAdd(name, labelNames, labels => new Counter(name, help, labelNames, configuration.SuppressInitialValue, labels));
        counter.EnsureUnlabelled();
        return counter;
    }

    public Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null)
    {
        configuration ??= GaugeConfiguration.Default;
        var gauge = _registry.GetOrAdd(name, labelNames, labels => new Gauge(name, help, labelNames, configuration.SuppressInitialValue, labels));
        gauge.EnsureUnlabelled();
        return gauge;
    }

    public Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null)
    {
        configuration ??= HistogramConfiguration.Default;
        var histogram = _registry.GetOrAdd(name, labelNames, labels => new Histogram(name, help, labelNames, configuration.SuppressInitialValue, configuration.Buckets, labels));
        histogram.EnsureUnlabelled();
        return histogram;
    }

    public Counter CreateCounter(string name, string help, params string[] labelNames) => CreateCounter(name, help, labelNames, null);

    public Gauge CreateGauge(string name, string help, params string[] labelNames) => CreateGauge(name, help, labelNames, null);

    public Histogram CreateHistogram(string name, string help, params string[] labelNames) => CreateHistogram(name, help, labelNames, null);
}

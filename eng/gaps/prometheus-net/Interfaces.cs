namespace Prometheus;

/// <summary>A metric family: a name, a help text and one child for each combination of label values.</summary>
public interface ICollector
{
    string Name { get; }

    string Help { get; }

    string[] LabelNames { get; }
}

/// <summary>A metric family whose children are of type <typeparamref name="TChild"/>.</summary>
public interface ICollector<out TChild> : ICollector
    where TChild : ICollectorChild
{
    TChild Unlabelled { get; }

    TChild WithLabels(params string[] labelValues);

    TChild WithLabels(ReadOnlyMemory<string> labelValues);

    TChild WithLabels(ReadOnlySpan<string> labelValues);
}

/// <summary>One time series, or the several that make up a histogram.</summary>
public interface ICollectorChild;

/// <summary>A value that only grows.</summary>
public interface ICounter : ICollectorChild
{
    double Value { get; }

    void Inc(double increment = 1);

    void IncTo(double targetValue);
}

/// <summary>A value that goes up and down.</summary>
public interface IGauge : ICollectorChild
{
    double Value { get; }

    void Inc(double increment = 1);

    void Set(double val);

    void Dec(double decrement = 1);

    void IncTo(double targetValue);

    void DecTo(double targetValue);
}

/// <summary>Takes observations.</summary>
public interface IObserver : ICollectorChild
{
    void Observe(double val);
}

/// <summary>Observations counted by size.</summary>
public interface IHistogram : IObserver
{
    double Sum { get; }

    long Count { get; }

    void Observe(double val, long count);
}

/// <summary>Runs from its making to its disposal.</summary>
public interface ITimer : IDisposable
{
    TimeSpan ObserveDuration();
}

/// <summary>Makes metrics in one registry.</summary>
public interface IMetricFactory
{
    Counter CreateCounter(string name, string help, CounterConfiguration? configuration = null);

    Gauge CreateGauge(string name, string help, GaugeConfiguration? configuration = null);

    Histogram CreateHistogram(string name, string help, HistogramConfiguration? configuration = null);

    Counter CreateCounter(string name, string help, string[] labelNames, CounterConfiguration? configuration = null);

    Gauge CreateGauge(string name, string help, string[] labelNames, GaugeConfiguration? configuration = null);

    Histogram CreateHistogram(string name, string help, string[] labelNames, HistogramConfiguration? configuration = null);
}

/// <summary>Collects metrics and prints them.</summary>
public interface ICollectorRegistry
{
    IEnumerable<KeyValuePair<string, string>> StaticLabels { get; }

    void AddBeforeCollectCallback(Action callback);

    void AddBeforeCollectCallback(Func<CancellationToken, Task> callback);

    void SetStaticLabels(IDictionary<string, string> labels);

    Task CollectAndExportAsTextAsync(Stream to, ExpositionFormat format = ExpositionFormat.PrometheusText, CancellationToken cancel = default);
}

/// <summary>The formats in which metrics can be printed.</summary>
public enum ExpositionFormat
{
    PrometheusText = 0,
    OpenMetricsText = 1,
}

/// <summary>Thrown by a before-collect callback to fail the scrape that runs it.</summary>
public class ScrapeFailedException : Exception
{
    public ScrapeFailedException()
    {
    }

    public ScrapeFailedException(string message)
        : base(message)
    {
    }

    public ScrapeFailedException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

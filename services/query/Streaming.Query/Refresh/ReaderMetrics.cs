using Prometheus;
using Streaming.Contracts;
using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>What the reader says of itself. Safe for use by many threads.</summary>
internal sealed class ReaderMetrics
{
    private readonly Gauge _cells;
    private readonly Histogram _eventToVisible;
    private readonly Histogram _refresh;

    /// <summary>Registers the metrics.</summary>
    /// <param name="factory">Where.</param>
    public ReaderMetrics(IMetricFactory factory)
    {
        _cells = factory.CreateGauge(MetricNames.CachedCells, MetricHelp.CachedCells, [LabelNames.Shard]);
        _eventToVisible = factory.CreateHistogram(
            MetricNames.EventToVisible,
            MetricHelp.EventToVisible,
            new HistogramConfiguration { Buckets = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.8, 1, 1.5, 2, 5, 10, 30, 60] });
        _refresh = factory.CreateHistogram(
            MetricNames.IndexRefreshDuration,
            MetricHelp.IndexRefreshDuration,
            new HistogramConfiguration { Buckets = Histogram.ExponentialBuckets(0.0005, 2, 16) });
        Reloads = factory.CreateCounter(MetricNames.ShardReloads, MetricHelp.ShardReloads);
        Watches = factory.CreateGauge(MetricNames.Watches, MetricHelp.Watches);
    }

    /// <summary>Shards loaded anew.</summary>
    public Counter Reloads { get; }

    /// <summary>Open watches.</summary>
    public Gauge Watches { get; }

    /// <summary>A refresh has ended in a published snapshot.</summary>
    /// <param name="elapsed">How long it took, questions to the shards included.</param>
    public void Refreshed(TimeSpan elapsed) => _refresh.Observe(elapsed.TotalSeconds);

    /// <summary>A snapshot contains a record for the first time.</summary>
    /// <param name="delayMs">Since its Kafka timestamp, milliseconds.</param>
    public void Visible(long delayMs) => _eventToVisible.Observe(Math.Max(0, delayMs) / 1000.0);

    /// <summary>A shard's size is known.</summary>
    /// <param name="shard">The shard.</param>
    public void SetCells(ShardReplica shard) =>
        _cells.WithLabels(shard.Label).Set(shard.CellCount);
}

using Prometheus;
using Streaming.Contracts;

namespace Streaming.Ingestion.Telemetry;

/// <summary>What this worker holds, summed over its consumer threads. Safe for use by many threads.</summary>
internal sealed class HeldGauges
{
    private readonly Gauge _partitions;
    private readonly Gauge _shards;

    /// <summary>Registers the gauges.</summary>
    public HeldGauges(IMetricFactory factory)
    {
        _partitions = factory.CreateGauge(MetricNames.PartitionsHeld, MetricHelp.PartitionsHeld);
        _shards = factory.CreateGauge(MetricNames.ShardsHeld, MetricHelp.ShardsHeld);
    }

    /// <summary>Partitions were assigned, or (negative) taken away.</summary>
    public void Partitions(int change) => _partitions.Inc(change);

    /// <summary>Shards were loaded, or (negative) dropped.</summary>
    public void Shards(int change) => _shards.Inc(change);
}

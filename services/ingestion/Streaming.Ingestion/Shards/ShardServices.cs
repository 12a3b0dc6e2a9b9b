using Streaming.Ingestion.Options;
using Streaming.Ingestion.Publishing;
using Streaming.Ingestion.Telemetry;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Shards;

/// <summary>What every loaded shard needs.</summary>
/// <param name="Store">Where shards live.</param>
/// <param name="Outbox">Publishes what shards have to tell.</param>
/// <param name="Options">When to commit.</param>
/// <param name="Metrics">Where to count.</param>
/// <param name="Time">The clock.</param>
internal sealed record ShardServices(
    IShardStore Store,
    IOutboxProducer Outbox,
    IngestionOptions Options,
    WorkerMetrics Metrics,
    TimeProvider Time);

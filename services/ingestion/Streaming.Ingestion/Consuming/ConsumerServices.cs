using Streaming.Domain.Kpis.Surveys;
using Streaming.Domain.Settings;
using Streaming.Hosting;
using Streaming.Ingestion.DeadLetters;
using Streaming.Ingestion.Kafka;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Shards;
using Streaming.Ingestion.Telemetry;
using Streaming.Redis;
using Streaming.Redis.Shards;

namespace Streaming.Ingestion.Consuming;

/// <summary>What every consumer thread needs.</summary>
/// <param name="Clients">Settings of the Kafka clients.</param>
/// <param name="Queries">Asks the broker.</param>
/// <param name="Watch">What the broker says of topics and offsets.</param>
/// <param name="Loader">Takes shards over.</param>
/// <param name="Store">Where shards live.</param>
/// <param name="Letters">Where dead letters go.</param>
/// <param name="Finish">In replay: whether all shards are finished.</param>
/// <param name="Health">Where threads say whether they are ready.</param>
/// <param name="Metrics">Where to count.</param>
/// <param name="Kafka">How to talk to Kafka.</param>
/// <param name="Redis">The keys' prefix.</param>
/// <param name="Options">How to consume and commit.</param>
/// <param name="Settings">The engine's settings.</param>
/// <param name="Cuts">The survey scales that are understood.</param>
/// <param name="Time">The clock.</param>
/// <param name="Logger">The log.</param>
internal sealed record ConsumerServices(
    KafkaClients Clients,
    BrokerQueries Queries,
    BrokerWatch Watch,
    ShardLoader Loader,
    IShardStore Store,
    DeadLetterSink Letters,
    ReplayFinish Finish,
    HealthRegistry Health,
    WorkerMetrics Metrics,
    KafkaOptions Kafka,
    RedisOptions Redis,
    IngestionOptions Options,
    EngineSettings Settings,
    SurveyCuts Cuts,
    TimeProvider Time,
    ILogger<ConsumerThread> Logger);

namespace Streaming.Contracts;

/// <summary>
/// Names of all Prometheus metrics of the product. Base units: seconds, bytes, ratios from 0 to 1. Help texts of the same member
/// names are in <see cref="MetricHelp"/>.
/// </summary>
/// <remarks>
/// A KPI's gauge is named <see cref="KpiPrefix"/>, its key (without a final <c>_total</c>, which Prometheus keeps for counters), and
/// the suffix of its unit where the key does not end in it already: <c>support_tickets</c>,
/// <c>support_first_response_time_seconds</c>, <c>support_nps_points</c>. Its labels are <see cref="LabelNames.Tenant"/>,
/// <see cref="LabelNames.Window"/>, <see cref="LabelNames.Statistic"/> and those of its split. A count beside a KPI that is none is a gauge of its own,
/// without a statistic: <c>support_csat_pct_satisfied</c>. A KPI without data has no series: never a
/// zero, never NaN.
/// </remarks>
public static class MetricNames
{
    /// <summary>Start of the name of every metric about the support desk.</summary>
    public const string KpiPrefix = "support_";

    /// <summary>Start of the name of every metric about the pipeline itself.</summary>
    public const string PipelinePrefix = "streaming_";

    /// <summary>End of the name of a KPI in seconds.</summary>
    public const string SecondsSuffix = "_seconds";

    /// <summary>End of the name of a KPI that is a ratio.</summary>
    public const string RatioSuffix = "_ratio";

    /// <summary>End of the name of a KPI in points.</summary>
    public const string PointsSuffix = "_points";

    /// <summary>End of the name of a KPI in minor units of a currency.</summary>
    public const string MoneySuffix = "_minor";

    /// <summary>End of the name of a KPI in units of its scale.</summary>
    public const string ScoreSuffix = "_score";

    /// <summary>Gauge. Observations behind each KPI. Labels tenant, window, kpi, and those of its split.</summary>
    public const string KpiSampleSize = "support_kpi_sample_size";

    /// <summary>Gauge, 1 while a KPI may still move without late events, else 0. Labels tenant, window, kpi, and those of its split.</summary>
    public const string KpiProvisional = "support_kpi_provisional";

    /// <summary>Gauge, series of KPIs that this scrape has.</summary>
    public const string MetricSeries = "streaming_metric_series";

    /// <summary>Gauge, series of KPIs that the budget left out. Labels window, dimension (empty for totals).</summary>
    public const string MetricSeriesDropped = "streaming_metric_series_dropped";

    /// <summary>Gauge, SLA clocks that run now. Labels tenant, policy, clock, team.</summary>
    public const string SlaRunning = "support_sla_running";

    /// <summary>Gauge, running SLA clocks that are at risk now. Labels tenant, policy, clock, team.</summary>
    public const string SlaAtRisk = "support_sla_at_risk";

    /// <summary>Gauge, SLA clocks past due that still wait now. Labels tenant, policy, clock, team.</summary>
    public const string SlaBreachedOpen = "support_sla_breached_open";

    /// <summary>
    /// Gauge, seconds since the Unix epoch: when the tickets fell due that are late and have waited longest, five by policy and team. Labels tenant,
    /// policy, clock, team, ticket.
    /// </summary>
    public const string SlaWorstTicket = "support_sla_worst_ticket_due_timestamp_seconds";

    /// <summary>Gauge, seconds since the Unix epoch. Everything up to here has been applied, over all shards.</summary>
    public const string DataThrough = "streaming_data_through_timestamp_seconds";

    /// <summary>Gauge, seconds since the Unix epoch. End of the rolling windows of this scrape.</summary>
    public const string AsOf = "streaming_as_of_timestamp_seconds";

    /// <summary>Gauge, 1 while answers are stale.</summary>
    public const string Stale = "streaming_stale";

    /// <summary>Histogram, seconds. From a record's Kafka timestamp to the first snapshot that contains it.</summary>
    public const string EventToVisible = "streaming_event_to_visible_seconds";

    /// <summary>Gauge, records. Labels topic, partition.</summary>
    public const string ConsumerLag = "streaming_consumer_lag_records";

    /// <summary>Counter, records. Label topic.</summary>
    public const string RecordsConsumed = "streaming_records_consumed_total";

    /// <summary>Counter, events applied, duplicates included.</summary>
    public const string EventsApplied = "streaming_events_applied_total";

    /// <summary>Counter, events that changed nothing because they were known.</summary>
    public const string DuplicateEvents = "streaming_duplicate_events_total";

    /// <summary>Counter, events behind the watermark that corrected the past.</summary>
    public const string LateEvents = "streaming_late_events_total";

    /// <summary>Counter, events older than the horizon, not applied.</summary>
    public const string ExpiredEvents = "streaming_expired_events_total";

    /// <summary>Counter, events of a type that is not read.</summary>
    public const string UnknownTypeEvents = "streaming_unknown_type_events_total";

    /// <summary>Counter, events with the identity and revision of another one and other content.</summary>
    public const string IdConflicts = "streaming_id_conflicts_total";

    /// <summary>Counter, records. Label reason.</summary>
    public const string DeadLetters = "streaming_dead_letters_total";

    /// <summary>Histogram, seconds. One guarded commit, from sending to its reply.</summary>
    public const string CommitDuration = "streaming_commit_duration_seconds";

    /// <summary>Histogram, bytes. What one commit sent to Redis.</summary>
    public const string CommitSize = "streaming_commit_size_bytes";

    /// <summary>Histogram, events in one commit.</summary>
    public const string CommitEvents = "streaming_commit_events";

    /// <summary>Counter, commits that Redis refused because another epoch or version stood.</summary>
    public const string RefusedCommits = "streaming_refused_commits_total";

    /// <summary>Counter, shards lost to another epoch.</summary>
    public const string EpochLosses = "streaming_epoch_losses_total";

    /// <summary>Gauge, seconds since the Unix epoch. Greatest event time applied. Label shard.</summary>
    public const string StreamTime = "streaming_stream_timestamp_seconds";

    /// <summary>Gauge, seconds since the Unix epoch. Deadlines have fired up to here. Label shard.</summary>
    public const string TimerTime = "streaming_timer_timestamp_seconds";

    /// <summary>Gauge, ticket states in the worker's cache. Label shard.</summary>
    public const string CachedTickets = "streaming_cached_tickets";

    /// <summary>Gauge, cells in memory. Label shard.</summary>
    public const string CachedCells = "streaming_cached_cells";

    /// <summary>Gauge, messages that are not published yet. Label shard.</summary>
    public const string OutboxMessages = "streaming_outbox_messages";

    /// <summary>Counter, messages published by shards. Label topic.</summary>
    public const string PublishedMessages = "streaming_published_messages_total";

    /// <summary>
    /// Counter, what became of SLA clocks. Labels tenant, policy, clock, kind (<c>at_risk</c>, <c>breached</c>, <c>retracted</c>, <c>met</c>), and of what
    /// is retracted retracts (<c>at_risk</c>, <c>breached</c>, <c>met</c>).
    /// </summary>
    public const string SlaEvents = "streaming_sla_events_total";

    /// <summary>Histogram, seconds. From the instant at which an SLA clock was at risk or due to when that fired.</summary>
    public const string TimerError = "streaming_timer_error_seconds";

    /// <summary>Gauge, dimension values kept apart. Labels shard, dimension.</summary>
    public const string Names = "streaming_names";

    /// <summary>Counter, new dimension values that went to <c>other</c>. Label dimension.</summary>
    public const string FoldedNames = "streaming_folded_names_total";

    /// <summary>Gauge, comments of surveys that are kept. Label shard.</summary>
    public const string Comments = "streaming_comments";

    /// <summary>Counter, comments that went because a shard had too many; not those that were too old.</summary>
    public const string SurplusComments = "streaming_surplus_comments_total";

    /// <summary>Gauge, partitions assigned to this worker.</summary>
    public const string PartitionsHeld = "streaming_partitions_held";

    /// <summary>Gauge, shards that this worker owns.</summary>
    public const string ShardsHeld = "streaming_shards_held";

    /// <summary>Gauge, 1 while a shard stands still for a fault. Labels shard, fault.</summary>
    public const string ShardFault = "streaming_shard_fault";

    /// <summary>Histogram, seconds. One refresh of the query index, from asking Redis to the published snapshot.</summary>
    public const string IndexRefreshDuration = "streaming_index_refresh_duration_seconds";

    /// <summary>Counter, times that a reader loaded a shard anew because it could not go on from what it had.</summary>
    public const string ShardReloads = "streaming_shard_reloads_total";

    /// <summary>Gauge, open watches.</summary>
    public const string Watches = "streaming_watches";

    /// <summary>Gauge, 1 while the process is ready.</summary>
    public const string Ready = "streaming_ready";

    /// <summary>Gauge, always 1. Labels version, configuration_hash.</summary>
    public const string ConfigurationInfo = "streaming_configuration_info";
}

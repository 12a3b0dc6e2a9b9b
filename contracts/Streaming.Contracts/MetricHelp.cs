namespace Streaming.Contracts;

/// <summary>Help texts of the metrics in <see cref="MetricNames"/>, under the same member names. Each states its unit.</summary>
public static class MetricHelp
{
    /// <summary>Help of <see cref="MetricNames.KpiSampleSize"/>.</summary>
    public const string KpiSampleSize = "Number of observations behind a KPI in a window.";

    /// <summary>Help of <see cref="MetricNames.KpiProvisional"/>.</summary>
    public const string KpiProvisional = "Whether a KPI may still move without late events, because a delay or a reopen period is running: 1 if so, else 0.";

    /// <summary>Help of <see cref="MetricNames.MetricSeries"/>.</summary>
    public const string MetricSeries = "Number of series of KPIs.";

    /// <summary>Help of <see cref="MetricNames.MetricSeriesDropped"/>.</summary>
    public const string MetricSeriesDropped = "Number of series of KPIs that the budget left out.";

    /// <summary>Help of <see cref="MetricNames.DataThrough"/>.</summary>
    public const string DataThrough = "Everything up to this event time has been applied, in seconds since the Unix epoch.";

    /// <summary>Help of <see cref="MetricNames.AsOf"/>.</summary>
    public const string AsOf = "End of the rolling windows, in seconds since the Unix epoch.";

    /// <summary>Help of <see cref="MetricNames.Stale"/>.</summary>
    public const string Stale = "Whether the numbers are stale: 1 if so, else 0.";

    /// <summary>Help of <see cref="MetricNames.EventToVisible"/>.</summary>
    public const string EventToVisible = "Delay from a record's Kafka timestamp to the first snapshot that contains it, in seconds.";

    /// <summary>Help of <see cref="MetricNames.ConsumerLag"/>.</summary>
    public const string ConsumerLag = "Number of records of a partition not yet consumed.";

    /// <summary>Help of <see cref="MetricNames.RecordsConsumed"/>.</summary>
    public const string RecordsConsumed = "Number of records consumed.";

    /// <summary>Help of <see cref="MetricNames.EventsApplied"/>.</summary>
    public const string EventsApplied = "Number of events applied, duplicates included, without what shards tell one another.";

    /// <summary>Help of <see cref="MetricNames.DuplicateEvents"/>.</summary>
    public const string DuplicateEvents = "Number of events that changed nothing because they were known.";

    /// <summary>Help of <see cref="MetricNames.LateEvents"/>.</summary>
    public const string LateEvents = "Number of events behind the watermark, applied to the past.";

    /// <summary>Help of <see cref="MetricNames.ExpiredEvents"/>.</summary>
    public const string ExpiredEvents = "Number of events older than the horizon, not applied.";

    /// <summary>Help of <see cref="MetricNames.UnknownTypeEvents"/>.</summary>
    public const string UnknownTypeEvents = "Number of events skipped because their type is unknown.";

    /// <summary>Help of <see cref="MetricNames.IdConflicts"/>.</summary>
    public const string IdConflicts = "Number of events with the identity and revision of another event and other content.";

    /// <summary>Help of <see cref="MetricNames.DeadLetters"/>.</summary>
    public const string DeadLetters = "Number of records sent to the dead-letter topic.";

    /// <summary>Help of <see cref="MetricNames.CommitDuration"/>.</summary>
    public const string CommitDuration = "Duration of a commit to Redis, in seconds.";

    /// <summary>Help of <see cref="MetricNames.CommitSize"/>.</summary>
    public const string CommitSize = "Size of a commit to Redis, in bytes.";

    /// <summary>Help of <see cref="MetricNames.CommitEvents"/>.</summary>
    public const string CommitEvents = "Number of events in a commit.";

    /// <summary>Help of <see cref="MetricNames.RefusedCommits"/>.</summary>
    public const string RefusedCommits = "Number of commits that Redis refused because another epoch or version stood.";

    /// <summary>Help of <see cref="MetricNames.EpochLosses"/>.</summary>
    public const string EpochLosses = "Number of times that a shard was lost to another epoch.";

    /// <summary>Help of <see cref="MetricNames.StreamTime"/>.</summary>
    public const string StreamTime = "Greatest event time that a shard has applied, in seconds since the Unix epoch.";

    /// <summary>Help of <see cref="MetricNames.TimerTime"/>.</summary>
    public const string TimerTime = "Time up to which a shard has fired its deadlines, in seconds since the Unix epoch.";

    /// <summary>Help of <see cref="MetricNames.OutboxMessages"/>.</summary>
    public const string OutboxMessages = "Number of messages of a shard that are not published yet.";

    /// <summary>Help of <see cref="MetricNames.PublishedMessages"/>.</summary>
    public const string PublishedMessages = "Number of messages that shards published.";

    /// <summary>Help of <see cref="MetricNames.SlaRunning"/>.</summary>
    public const string SlaRunning = "Number of SLA clocks that run now.";

    /// <summary>Help of <see cref="MetricNames.SlaAtRisk"/>.</summary>
    public const string SlaAtRisk = "Number of running SLA clocks that are at risk now.";

    /// <summary>Help of <see cref="MetricNames.SlaBreachedOpen"/>.</summary>
    public const string SlaBreachedOpen = "Number of SLA clocks past due that still wait for their stop now.";

    /// <summary>Help of <see cref="MetricNames.SlaWorstTicket"/>.</summary>
    public const string SlaWorstTicket = "When tickets fell due that are late now, in seconds since the Unix epoch: by policy and team the five that have waited longest.";

    /// <summary>Help of <see cref="MetricNames.SlaEvents"/>.</summary>
    public const string SlaEvents = "Number of times that an SLA clock was told to be at risk, breached, retracted or met.";

    /// <summary>Help of <see cref="MetricNames.TimerError"/>.</summary>
    public const string TimerError = "Time in seconds from the instant at which an SLA clock was at risk or due to when that fired.";

    /// <summary>Help of <see cref="MetricNames.CachedTickets"/>.</summary>
    public const string CachedTickets = "Number of ticket states in memory.";

    /// <summary>Help of <see cref="MetricNames.CachedCells"/>.</summary>
    public const string CachedCells = "Number of cells in memory.";

    /// <summary>Help of <see cref="MetricNames.Names"/>.</summary>
    public const string Names = "Number of dimension values kept apart.";

    /// <summary>Help of <see cref="MetricNames.FoldedNames"/>.</summary>
    public const string FoldedNames = "Number of new dimension values that were folded into other.";

    /// <summary>Help of <see cref="MetricNames.Comments"/>.</summary>
    public const string Comments = "Number of comments of surveys that are kept.";

    /// <summary>Help of <see cref="MetricNames.SurplusComments"/>.</summary>
    public const string SurplusComments = "Number of comments that went because a shard had too many.";

    /// <summary>Help of <see cref="MetricNames.PartitionsHeld"/>.</summary>
    public const string PartitionsHeld = "Number of partitions assigned to this worker.";

    /// <summary>Help of <see cref="MetricNames.ShardsHeld"/>.</summary>
    public const string ShardsHeld = "Number of shards that this worker owns.";

    /// <summary>Help of <see cref="MetricNames.ShardFault"/>.</summary>
    public const string ShardFault = "Whether a shard stands still for this fault: 1 if so, else 0.";

    /// <summary>Help of <see cref="MetricNames.IndexRefreshDuration"/>.</summary>
    public const string IndexRefreshDuration = "Duration of a refresh of the index, in seconds.";

    /// <summary>Help of <see cref="MetricNames.ShardReloads"/>.</summary>
    public const string ShardReloads = "Number of times that a reader loaded a shard anew.";

    /// <summary>Help of <see cref="MetricNames.Watches"/>.</summary>
    public const string Watches = "Number of open watches.";

    /// <summary>Help of <see cref="MetricNames.Ready"/>.</summary>
    public const string Ready = "Whether the process is ready: 1 if so, else 0.";

    /// <summary>Help of <see cref="MetricNames.ConfigurationInfo"/>.</summary>
    public const string ConfigurationInfo = "Version and configuration of the process; always 1.";
}

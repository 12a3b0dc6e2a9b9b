using Streaming.Contracts;

namespace Streaming.Query.Options;

/// <summary>How the query service follows the shards and what it serves.</summary>
public sealed record QueryOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Query";

    /// <summary>Port of gRPC, HTTP/2 without TLS. 0 to 65535; 0 takes a free port. Default 9465. Also <c>--grpc-port</c>.</summary>
    public int GrpcPort { get; init; } = 9465;

    /// <summary>Part of the shards' address that names the consumer group's state; the worker's. Default <c>tickets</c>.</summary>
    public string ShardGroup { get; init; } = "tickets";

    /// <summary>The same of the group of customers; the worker's. Default <c>customers</c>.</summary>
    public string CustomerShardGroup { get; init; } = "customers";

    /// <summary>Number of shards of tickets. 1 to 1,000; unless set, found from what the shards say of their topics.</summary>
    public int? Shards { get; init; }

    /// <summary>
    /// Time from one question to each shard to the next, and so between two snapshots, while cells change. 250 ms to 10 s; default 250 ms.
    /// </summary>
    public TimeSpan ActiveInterval { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>
    /// The same while all shards of tickets are more than 5 s behind, as after a stop or in a rebuild: fewer snapshots leave the workers more of the
    /// processor. Where it is less than <see cref="ActiveInterval"/>, that one counts. 250 ms to 5 s; default 1 s.
    /// </summary>
    public TimeSpan CatchUpInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The same while no cell changes. At least <see cref="ActiveInterval"/>, up to 1 min; default 1 s.</summary>
    public TimeSpan IdleInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long after a changed cell the shards count as active. 0 to 1 h; default 10 s.</summary>
    public TimeSpan ActiveFor { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most log entries that one question to a shard may bring. 1 to 10,000; default 512.</summary>
    public int MaxEntries { get; init; } = 512;

    /// <summary>
    /// Most tickets of each shard held in memory, so that tickets can be looked up and listed: about 0.5 to 1 KB each. Beyond it, those are
    /// left out of lists that have been closed for longest. 0 to 100,000,000; 0 follows no tickets. Default 1,000,000.
    /// </summary>
    public int MaxTickets { get; init; } = 1_000_000;

    /// <summary>Most watches open at once. Each open wall-board is one: beyond, a board says that it is asked to wait, and tries again by itself. 1 to 100,000; default 1,000.</summary>
    public int MaxWatches { get; init; } = 1_000;

    /// <summary>
    /// KPIs of the wall-board, the most important first: three large tiles, then rows of four; also your own. 1 to 32 keys. An address may name
    /// others (<c>?tiles=nps,csat_pct</c>). Default: eleven of the help desk, fifteen where there are SLA policies.
    /// </summary>
    public IReadOnlyList<string>? BoardKpis { get; init; }

    /// <summary>
    /// Groups of KPIs whose events are made up, as in the demo, so that the wall-board marks their numbers: <c>tickets</c>, <c>promises</c>,
    /// <c>calls</c>, <c>satisfaction</c>, <c>customers</c>, <c>products</c>, <c>money</c>, <c>workforce</c> or <c>self_service</c>. Default: none.
    /// </summary>
    public IReadOnlyList<string>? SyntheticGroups { get; init; }

    /// <summary>
    /// Windows and calendar periods for which <c>/metrics</c> shows every KPI, unsplit. Default 5m, 15m, 1h, 24h, 7d, 30d, today, this_week and
    /// this_month. A list that is configured replaces the default as a whole.
    /// </summary>
    public IReadOnlyList<string>? MetricsWindows { get; init; }

    /// <summary>
    /// KPIs that <c>/metrics</c> also splits; a single empty entry means none. Default first_response_time, sla_compliance, csat_pct,
    /// tickets_total and backlog.
    /// </summary>
    public IReadOnlyList<string>? MetricsSplitKpis { get; init; }

    /// <summary>
    /// Dimensions of the main cube by which <c>/metrics</c> splits them, one at a time. Default team, channel and priority. A list that is
    /// configured replaces the default as a whole; a single empty entry means none.
    /// </summary>
    public IReadOnlyList<string>? MetricsDimensions { get; init; }

    /// <summary>Windows and calendar periods for which <c>/metrics</c> splits them. Default 1h, 24h and today.</summary>
    public IReadOnlyList<string>? MetricsSplitWindows { get; init; }

    /// <summary>Values of a dimension that <c>/metrics</c> shows apart; the rest is summed as <c>other</c>. 1 to 1,000; default 10.</summary>
    public int MetricsRows { get; init; } = 10;

    /// <summary>Tenants that <c>/metrics</c> shows, by name; those beyond have no KPI series. 1 to 10,000; default 20.</summary>
    public int MetricsTenants { get; init; } = 20;

    /// <summary>
    /// Most series of KPIs on <c>/metrics</c>. What is beyond is left out, splits before totals, and counted by
    /// <c>streaming_metric_series_dropped</c>. 100 to 1,000,000; default 20,000.
    /// </summary>
    public int MetricsSeries { get; init; } = 20_000;

    /// <summary>What the wall-board says below its title of where its numbers come from, such as that some are synthetic. Default nothing.</summary>
    public string? Note { get; init; }

    /// <summary>The same in French. Default: as <see cref="Note"/>.</summary>
    public string? NoteFr { get; init; }

    /// <summary><see cref="MetricsWindows"/>, the default resolved.</summary>
    internal IReadOnlyList<string> WholeWindows => MetricsWindows ??
    [
        WindowNames.FiveMinutes, WindowNames.FifteenMinutes, WindowNames.OneHour, WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays,
        CalendarPeriodNames.Today, CalendarPeriodNames.ThisWeek, CalendarPeriodNames.ThisMonth,
    ];

    /// <summary><see cref="MetricsSplitKpis"/>, the default resolved.</summary>
    internal IReadOnlyList<string> SplitKpis => MetricsSplitKpis is null
        ? ["first_response_time", "sla_compliance", "csat_pct", "tickets_total", "backlog"]
        : [.. MetricsSplitKpis.Where(static kpi => kpi.Length > 0)];

    /// <summary><see cref="MetricsDimensions"/>, the default resolved.</summary>
    internal IReadOnlyList<string> SplitDimensions => MetricsDimensions is null
        ? [Dimensions.Team, Dimensions.Channel, Dimensions.Priority]
        : [.. MetricsDimensions.Where(static dimension => dimension.Length > 0)];

    /// <summary><see cref="MetricsSplitWindows"/>, the default resolved.</summary>
    internal IReadOnlyList<string> SplitWindows => MetricsSplitWindows ?? [WindowNames.OneHour, WindowNames.OneDay, CalendarPeriodNames.Today];
}

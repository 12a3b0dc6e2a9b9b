using Streaming.Contracts;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Rules.Pipeline;

/// <summary>Whether there are numbers at all, and whether they are those of now.</summary>
internal static class FreshnessAlerts
{
    /// <summary>The group.</summary>
    /// <param name="options">When people are told.</param>
    public static RuleGroup Of(ObservabilityOptions options) => new("freshness", Areas.Pipeline)
    {
        Alerts = [NoData, BoardStale, ReplicaStale, TargetDown, NotReady, ConfigurationDiffers, NoEvents(options)],
    };

    private static AlertRule NoData => new()
    {
        Name = "StreamingNoData",
        Severity = AlertSeverity.Page,
        Expression = $"absent({MetricNames.DataThrough})",
        For = TimeSpan.FromMinutes(1),
        Summary = "No query service serves KPIs",
        Description = "For a minute no query service has said how far its numbers go: nothing is watched, and no SLA alert can fire.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule BoardStale => new()
    {
        Name = "StreamingBoardStale",
        Severity = AlertSeverity.Page,
        Expression = $"min by (job) ({MetricNames.Stale}) == 1",
        For = TimeSpan.FromSeconds(30),
        Summary =
            $$$"""The numbers stand still: they are {{ with query "time() - max({{{MetricNames.DataThrough}}})" }}{{ . | first | value | humanizeDuration }}{{ else }}nobody knows how{{ end }} old""",
        Description = $"Every query service's answers are more than {QueryLimits.StaleSeconds} s behind the clock: a worker does not get on, or is gone. What the boards show is old; deadlines that pass now are not judged.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule ReplicaStale => new()
    {
        Name = "StreamingReplicaStale",
        Severity = AlertSeverity.Notify,
        Expression = $"{MetricNames.Stale} == 1 unless on (job) (min by (job) ({MetricNames.Stale}) == 1)",
        For = TimeSpan.FromMinutes(1),
        Summary = "Query service {{ $labels.instance }} shows old numbers",
        Description = "Other query services are fresh, so the worker gets on; this one does not read what it commits. Whoever asks it sees a grey board.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule TargetDown => new()
    {
        Name = "StreamingTargetDown",
        Severity = AlertSeverity.Notify,
        Expression = $"up{{job=~\"{JobNames.Ingestion}|{JobNames.Query}\"}} == 0",
        For = TimeSpan.FromMinutes(1),
        Summary = "{{ $labels.job }} at {{ $labels.instance }} does not answer scrapes",
        Description = "For a minute Prometheus has not been able to read its metrics: the process is gone, hangs, or cannot be reached. Others may have taken over its work.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule NotReady => new()
    {
        Name = "StreamingNotReady",
        Severity = AlertSeverity.Notify,
        Expression = $"{MetricNames.Ready} == 0",
        For = TimeSpan.FromMinutes(2),
        Summary = "{{ $labels.job }} at {{ $labels.instance }} is not ready",
        Description = "It runs, but one of its parts has been unhealthy for two minutes; /health/ready names it.",
        DashboardUid = DashboardUids.Pipeline,
    };

    // While hosts are changed one after the other they differ; longer than that nobody means it.
    private static AlertRule ConfigurationDiffers => new()
    {
        Name = "StreamingConfigurationDiffers",
        Severity = AlertSeverity.Notify,
        Expression = $"count(count by ({LabelNames.ConfigurationHash}) ({MetricNames.ConfigurationInfo})) > 1",
        For = TimeSpan.FromMinutes(10),
        Summary = "The hosts run with {{ $value }} different configurations",
        Description = "For ten minutes workers and query services have not agreed on what shapes the numbers: dimensions, delays, SLA policies, calendars. The same question may have two answers.",
        DashboardUid = DashboardUids.Pipeline,
    };

    // A quiet night is quiet every week: only silence where there used to be work is a fault.
    private static AlertRule NoEvents(ObservabilityOptions options) => new()
    {
        Name = "StreamingNoEvents",
        Severity = AlertSeverity.Notify,
        Expression =
            $"sum(increase({MetricNames.RecordsConsumed}[30m])) == 0\n"
            + $"and sum(increase({MetricNames.RecordsConsumed}[30m] offset 1w)) > {options.BusyRecords}",
        For = TimeSpan.FromMinutes(5),
        Summary =
            $$$"""No event for half an hour; a week ago there were {{ with query "round(sum(increase({{{MetricNames.RecordsConsumed}}}[30m] offset 1w)))" }}{{ . | first | value }}{{ end }}""",
        Description = "The pipeline is well but nothing arrives from the help desk: its connector, or the way to Kafka, may be down. The numbers are right for the events that are known, and blind to the rest.",
        DashboardUid = DashboardUids.Pipeline,
    };
}

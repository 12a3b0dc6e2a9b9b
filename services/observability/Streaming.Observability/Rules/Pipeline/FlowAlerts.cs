using Streaming.Contracts;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Rules.Pipeline;

/// <summary>Whether events get through: lag, delay, dead letters, commits, shards.</summary>
internal static class FlowAlerts
{
    /// <summary>The group.</summary>
    /// <param name="options">When people are told.</param>
    public static RuleGroup Of(ObservabilityOptions options) => new("flow", Areas.Pipeline)
    {
        Alerts = [ConsumerLag(options), SlowEvents(options), DeadLetters, DeadLetterFlood(options), RefusedCommits(options), ShardFault],
    };

    private static AlertRule ShardFault => new()
    {
        Name = "StreamingShardFault",
        Severity = AlertSeverity.Page,
        Expression = $"max by (shard, fault) ({MetricNames.ShardFault}) == 1",
        Summary = "Shard {{ $labels.shard }} stands still: {{ $labels.fault }}",
        Description = "Its stored place no longer fits Kafka, and nothing is skipped in silence: its tickets' numbers stop until somebody acts. Other shards go on.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule DeadLetters => new()
    {
        Name = "StreamingDeadLetters",
        Severity = AlertSeverity.Notify,
        Expression = $"round(sum by (reason) (increase({MetricNames.DeadLetters}[5m]))) > 0",
        Summary = "{{ $value }} records set aside within 5 minutes: {{ $labels.reason }}",
        Description = $"A producer writes records that are no valid events. They are whole in {Topics.DeadLetters}, with the reason and the field in their headers, and missing from the numbers.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule ConsumerLag(ObservabilityOptions options) => new()
    {
        Name = "StreamingConsumerLag",
        Severity = AlertSeverity.Notify,
        Expression = $"sum by (topic) (max by (topic, partition) ({MetricNames.ConsumerLag})) > {options.LagRecords}",
        For = TimeSpan.FromMinutes(2),
        Summary = "{{ $value }} records of {{ $labels.topic }} wait to be read",
        Description = $"More than {options.LagRecords} for two minutes: more arrives than the workers take in, or one has stopped. Numbers are late by what waits.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule SlowEvents(ObservabilityOptions options) => new()
    {
        Name = "StreamingSlowEvents",
        Severity = AlertSeverity.Notify,
        Expression = $"histogram_quantile(0.99, sum by (le) (rate({MetricNames.EventToVisible}_bucket[5m]))) > {PromText.Number(options.VisibleWithin.TotalSeconds)}",
        For = TimeSpan.FromMinutes(2),
        Summary = "Events take {{ $value | humanizeDuration }} to become visible (p99)",
        Description = $"99 of 100 events should be visible within {PromText.Number(options.VisibleWithin.TotalSeconds)} s of being written to Kafka.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule DeadLetterFlood(ObservabilityOptions options) => new()
    {
        Name = "StreamingDeadLetterFlood",
        Severity = AlertSeverity.Page,
        Expression =
            $"sum(increase({MetricNames.DeadLetters}[10m]))\n"
            + $"  / (sum(increase({MetricNames.RecordsConsumed}[10m])) > 0)\n"
            + $"  > {PromText.Number(options.DeadLetterShare)}\n"
            + $"and round(sum(increase({MetricNames.DeadLetters}[10m]))) >= {options.DeadLetterMinimum}",
        Summary = "{{ $value | humanizePercentage }} of all records are set aside",
        Description = $"More than {PromText.Number(options.DeadLetterShare * 100)} % within ten minutes, and at least {options.DeadLetterMinimum}: the numbers miss so much that they mislead.",
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule RefusedCommits(ObservabilityOptions options) => new()
    {
        Name = "StreamingRefusedCommits",
        Severity = AlertSeverity.Notify,
        Expression = $"round(sum(increase({MetricNames.RefusedCommits}[10m]))) > {options.RefusedCommits}",
        Summary = "Redis refused {{ $value }} commits within 10 minutes",
        Description = $"Up to {options.RefusedCommits} come with a handover. More means that two workers fight over a shard, or that something else writes its keys. No number is wrong: what is refused is applied again by the owner.",
        DashboardUid = DashboardUids.Pipeline,
    };
}

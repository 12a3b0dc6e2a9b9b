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
        Summary = new(
            "Shard {{ $labels.shard }} stands still: {{ $labels.fault }}",
            "Le fragment {{ $labels.shard }} est à l'arrêt : {{ $labels.fault }}"),
        Description = new(
            "Its stored place no longer fits Kafka, and nothing is skipped in silence: its tickets' numbers stop until somebody acts. Other shards go on.",
            "Sa position enregistrée ne correspond plus à Kafka, et rien n'est sauté en silence : les chiffres de ses tickets s'arrêtent jusqu'à ce que quelqu'un intervienne. Les autres fragments continuent."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule DeadLetters => new()
    {
        Name = "StreamingDeadLetters",
        Severity = AlertSeverity.Notify,
        Expression = $"round(sum by (reason) (increase({MetricNames.DeadLetters}[5m]))) > 0",
        Summary = new(
            "{{ $value }} records set aside within 5 minutes: {{ $labels.reason }}",
            "{{ $value }} enregistrements mis de côté en 5 minutes : {{ $labels.reason }}"),
        Description = new(
            $"A producer writes records that are no valid events. They are whole in {Topics.DeadLetters}, with the reason and the field in their headers, and missing from the numbers.",
            $"Un producteur écrit des enregistrements qui ne sont pas des événements valides. Ils sont intacts dans {Topics.DeadLetters}, avec le motif et le champ dans leurs en-têtes, et manquent dans les chiffres."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule ConsumerLag(ObservabilityOptions options) => new()
    {
        Name = "StreamingConsumerLag",
        Severity = AlertSeverity.Notify,
        Expression = $"sum by (topic) (max by (topic, partition) ({MetricNames.ConsumerLag})) > {options.LagRecords}",
        For = TimeSpan.FromMinutes(2),
        Summary = new(
            "{{ $value }} records of {{ $labels.topic }} wait to be read",
            "{{ $value }} enregistrements de {{ $labels.topic }} attendent d'être lus"),
        Description = new(
            $"More than {options.LagRecords} for two minutes: more arrives than the workers take in, or one has stopped. Numbers are late by what waits.",
            $"Plus de {options.LagRecords} depuis deux minutes : il en arrive plus que les workers n'en traitent, ou l'un d'eux s'est arrêté. Les chiffres ont le retard de ce qui attend."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule SlowEvents(ObservabilityOptions options) => new()
    {
        Name = "StreamingSlowEvents",
        Severity = AlertSeverity.Notify,
        Expression =
            $"histogram_quantile(0.99, sum by (le) (rate({MetricNames.EventToVisible}_bucket[5m]))) > {PromText.Number(options.VisibleWithin.TotalSeconds)}\n"
            + $"and round(sum(increase({MetricNames.EventToVisible}_count[5m]))) >= {options.VisibleMinimum}",
        For = TimeSpan.FromMinutes(2),
        Summary = new(
            "Events take {{ $value | humanizeDuration }} to become visible (p99)",
            "Les événements mettent {{ $value | humanizeDuration }} à devenir visibles (p99)"),
        Description = new(
            $"99 of 100 events should be visible within {PromText.Number(options.VisibleWithin.TotalSeconds)} s of being written to Kafka. Of fewer than {options.VisibleMinimum} within five minutes nothing is said.",
            $"99 événements sur 100 devraient être visibles dans les {PromText.French(options.VisibleWithin.TotalSeconds)} s qui suivent leur écriture dans Kafka. De moins de {options.VisibleMinimum} en cinq minutes, rien n'est dit."),
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
        Summary = new(
            "{{ $value | humanizePercentage }} of all records are set aside",
            "{{ $value | humanizePercentage }} de tous les enregistrements sont mis de côté"),
        Description = new(
            $"More than {PromText.Number(options.DeadLetterShare * 100)} % within ten minutes, and at least {options.DeadLetterMinimum}: the numbers miss so much that they mislead.",
            $"Plus de {PromText.French(options.DeadLetterShare * 100)} % en dix minutes, et au moins {options.DeadLetterMinimum} : il manque tant aux chiffres qu'ils trompent."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule RefusedCommits(ObservabilityOptions options) => new()
    {
        Name = "StreamingRefusedCommits",
        Severity = AlertSeverity.Notify,
        Expression = $"round(sum(increase({MetricNames.RefusedCommits}[10m]))) > {options.RefusedCommits}",
        Summary = new(
            "Redis refused {{ $value }} commits within 10 minutes",
            "Redis a refusé {{ $value }} validations en 10 minutes"),
        Description = new(
            $"Up to {options.RefusedCommits} come with a handover. More means that two workers fight over a shard, or that something else writes its keys. No number is wrong: what is refused is applied again by the owner.",
            $"Jusqu'à {options.RefusedCommits} accompagnent un changement de propriétaire. Davantage signifie que deux workers se disputent un fragment, ou qu'autre chose écrit ses clés. Aucun chiffre n'est faux : ce qui est refusé est appliqué de nouveau par le propriétaire."),
        DashboardUid = DashboardUids.Pipeline,
    };
}

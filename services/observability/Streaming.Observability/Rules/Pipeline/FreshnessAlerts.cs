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
        Summary = new("No query service serves KPIs", "Aucun service de requêtes ne fournit de KPI"),
        Description = new(
            "For a minute no query service has said how far its numbers go: nothing is watched, and no SLA alert can fire.",
            "Depuis une minute, aucun service de requêtes ne dit jusqu'où vont ses chiffres : rien n'est surveillé, et aucune alerte de SLA ne peut se déclencher."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule BoardStale => new()
    {
        Name = "StreamingBoardStale",
        Severity = AlertSeverity.Page,
        Expression = $"min by (job) ({MetricNames.Stale}) == 1",
        For = TimeSpan.FromSeconds(30),
        Summary = new(
            $$$"""The numbers stand still: they are {{ with query "time() - max({{{MetricNames.DataThrough}}})" }}{{ . | first | value | humanizeDuration }}{{ else }}nobody knows how{{ end }} old""",
            $$$"""Les chiffres n'avancent plus : leur âge est de {{ with query "time() - max({{{MetricNames.DataThrough}}})" }}{{ . | first | value | humanizeDuration }}{{ else }}durée inconnue{{ end }}"""),
        Description = new(
            $"Every query service's answers are more than {QueryLimits.StaleSeconds} s behind the clock: a worker does not get on, or is gone. What the boards show is old; deadlines that pass now are not judged.",
            $"Les réponses de tous les services de requêtes ont plus de {QueryLimits.StaleSeconds} s de retard sur l'horloge : un worker n'avance plus, ou a disparu. Ce que montrent les tableaux est ancien ; les échéances qui passent maintenant ne sont pas jugées."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule ReplicaStale => new()
    {
        Name = "StreamingReplicaStale",
        Severity = AlertSeverity.Notify,
        Expression = $"{MetricNames.Stale} == 1 unless on (job) (min by (job) ({MetricNames.Stale}) == 1)",
        For = TimeSpan.FromMinutes(1),
        Summary = new(
            "Query service {{ $labels.instance }} shows old numbers",
            "Le service de requêtes {{ $labels.instance }} montre d'anciens chiffres"),
        Description = new(
            "Other query services are fresh, so the worker gets on; this one does not read what it commits. Whoever asks it sees a grey board.",
            "Les autres services de requêtes sont à jour, donc le worker avance ; celui-ci ne lit pas ce qui est validé. Qui l'interroge voit un tableau gris."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule TargetDown => new()
    {
        Name = "StreamingTargetDown",
        Severity = AlertSeverity.Notify,
        Expression = $"up{{job=~\"{JobNames.Ingestion}|{JobNames.Query}\"}} == 0",
        For = TimeSpan.FromMinutes(1),
        Summary = new(
            "{{ $labels.job }} at {{ $labels.instance }} does not answer scrapes",
            "{{ $labels.job }} sur {{ $labels.instance }} ne répond plus aux relevés"),
        Description = new(
            "For a minute Prometheus has not been able to read its metrics: the process is gone, hangs, or cannot be reached. Others may have taken over its work.",
            "Depuis une minute, Prometheus ne peut pas lire ses métriques : le processus a disparu, est bloqué ou injoignable. D'autres ont peut-être repris son travail."),
        DashboardUid = DashboardUids.Pipeline,
    };

    private static AlertRule NotReady => new()
    {
        Name = "StreamingNotReady",
        Severity = AlertSeverity.Notify,
        Expression = $"{MetricNames.Ready} == 0",
        For = TimeSpan.FromMinutes(2),
        Summary = new(
            "{{ $labels.job }} at {{ $labels.instance }} is not ready",
            "{{ $labels.job }} sur {{ $labels.instance }} n'est pas prêt"),
        Description = new(
            "It runs, but one of its parts has been unhealthy for two minutes; /health/ready names it.",
            "Il tourne, mais l'une de ses parties est défaillante depuis deux minutes ; /health/ready la nomme."),
        DashboardUid = DashboardUids.Pipeline,
    };

    // While hosts are changed one after the other they differ; longer than that nobody means it.
    private static AlertRule ConfigurationDiffers => new()
    {
        Name = "StreamingConfigurationDiffers",
        Severity = AlertSeverity.Notify,
        Expression = $"count(count by ({LabelNames.ConfigurationHash}) ({MetricNames.ConfigurationInfo})) > 1",
        For = TimeSpan.FromMinutes(10),
        Summary = new(
            "The hosts run with {{ $value }} different configurations",
            "Les hôtes tournent avec {{ $value }} configurations différentes"),
        Description = new(
            "For ten minutes workers and query services have not agreed on what shapes the numbers: dimensions, delays, SLA policies, calendars. The same question may have two answers.",
            "Depuis dix minutes, workers et services de requêtes ne s'accordent pas sur ce qui façonne les chiffres : dimensions, délais, politiques de SLA, calendriers. Une même question peut avoir deux réponses."),
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
        Summary = new(
            $$$"""No event for half an hour; a week ago there were {{ with query "round(sum(increase({{{MetricNames.RecordsConsumed}}}[30m] offset 1w)))" }}{{ . | first | value }}{{ end }}""",
            $$$"""Aucun événement depuis une demi-heure ; il y a une semaine il y en avait {{ with query "round(sum(increase({{{MetricNames.RecordsConsumed}}}[30m] offset 1w)))" }}{{ . | first | value }}{{ end }}"""),
        Description = new(
            "The pipeline is well but nothing arrives from the help desk: its connector, or the way to Kafka, may be down. The numbers are right for the events that are known, and blind to the rest.",
            "La chaîne va bien, mais rien n'arrive du centre d'assistance : son connecteur, ou le chemin vers Kafka, est peut-être coupé. Les chiffres sont justes pour les événements connus, et aveugles au reste."),
        DashboardUid = DashboardUids.Pipeline,
    };
}

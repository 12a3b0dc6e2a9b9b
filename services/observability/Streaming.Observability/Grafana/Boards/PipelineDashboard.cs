using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using Streaming.Observability.Servers;
using Streaming.Observability.Settings;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>The pipeline's own health: lag, delay, commits, dead letters, timers, memory.</summary>
internal static class PipelineDashboard
{
    private const string Rate = "$__rate_interval";
    private const string NoDeadlines = "No deadline may have passed.";

    /// <summary>The dashboard.</summary>
    /// <param name="options">From when on something is wrong.</param>
    public static Dashboard Make(ObservabilityOptions options) => new(DashboardUids.Pipeline, new("Pipeline health", "Santé de la chaîne"))
    {
        Description = new("Whether the numbers are fresh and whole.", "Si les chiffres sont à jour et complets."),
        Variables = [],
        From = "now-1h",
        Sections =
        [
            new(Words.None,
            [
                KpiPanels.Age with { Width = 4 },
                Stat(new("Records waiting", "Enregistrements en attente"), $"sum(max by (topic, partition) ({MetricNames.ConsumerLag}))") with
                {
                    Scale = Scale.Below(options.LagRecords, Words.None, Words.None),
                },
                Stat(new("Event to visible, p99", "Événement à visible, p99"), Quantile(0.99, MetricNames.EventToVisible, "5m")) with
                {
                    Unit = Units.Seconds,
                    Decimals = 2,
                    Scale = Scale.Below(options.VisibleWithin.TotalSeconds, Words.None, Words.None),
                },
                Stat(new("Dead letters in an hour", "Lettres mortes en une heure"), $"round(sum(increase({MetricNames.DeadLetters}[1h])))") with
                {
                    Scale = Scale.Below(0.5, Words.None, Words.None),
                },
                Stat(new("Shards owned", "Fragments possédés"), $"sum({MetricNames.ShardsHeld})"),
                Stat(new("Shards that stand still", "Fragments à l'arrêt"), $"count(max by (shard, fault) ({MetricNames.ShardFault}) == 1) or on () vector(0)") with
                {
                    Scale = Scale.Below(0.5, Words.None, Words.None),
                },
            ]),
            new(new("Flow", "Débit"),
            [
                Chart(new("Records and events a second", "Enregistrements et événements par seconde"), Units.PerSecond,
                    ($"sum(rate({MetricNames.RecordsConsumed}[{Rate}]))", new("read", "lus")),
                    ($"sum(rate({MetricNames.EventsApplied}[{Rate}]))", new("applied", "appliqués"))),
                Chart(new("Lag by partition", "Retard par partition"), Units.Count,
                    ($"max by (topic, partition) ({MetricNames.ConsumerLag})", Words.Same("{{topic}} {{partition}}"))),
                Chart(new("Event to visible", "Événement à visible"), Units.Seconds,
                    (Quantile(0.5, MetricNames.EventToVisible, Rate), Words.Same("p50")),
                    (Quantile(0.99, MetricNames.EventToVisible, Rate), Words.Same("p99"))),
                Chart(new("What became of other events", "Devenir des autres événements"), Units.PerSecond,
                    ($"sum(rate({MetricNames.DuplicateEvents}[{Rate}]))", new("duplicate", "doublons")),
                    ($"sum(rate({MetricNames.LateEvents}[{Rate}]))", new("late", "tardifs")),
                    ($"sum(rate({MetricNames.ExpiredEvents}[{Rate}]))", new("expired", "expirés")),
                    ($"sum(rate({MetricNames.UnknownTypeEvents}[{Rate}]))", new("unknown type", "type inconnu")),
                    ($"sum(rate({MetricNames.IdConflicts}[{Rate}]))", new("conflicts", "conflits"))),
                Chart(new("Dead letters by reason", "Lettres mortes par motif"), Units.Count,
                    ($"round(sum by (reason) (increase({MetricNames.DeadLetters}[{Rate}])))", Words.Same("{{reason}}"))),
                Chart(new("Age of each shard's time", "Âge du temps de chaque fragment"), Units.Seconds,
                    ($"time() - max by (shard) ({MetricNames.TimerTime})", Words.Same("{{shard}}"))),
            ]),
            new(new("Commits and index", "Validations et index"),
            [
                Chart(new("Commit duration", "Durée des validations"), Units.Seconds,
                    (Quantile(0.5, MetricNames.CommitDuration, Rate), Words.Same("p50")),
                    (Quantile(0.99, MetricNames.CommitDuration, Rate), Words.Same("p99"))),
                Chart(new("Commit size", "Taille des validations"), Units.Bytes,
                    (Quantile(0.5, MetricNames.CommitSize, Rate), Words.Same("p50")),
                    (Quantile(0.99, MetricNames.CommitSize, Rate), Words.Same("p99"))),
                Chart(new("Refused commits, lost shards", "Validations refusées, fragments perdus"), Units.Count,
                    ($"round(sum(increase({MetricNames.RefusedCommits}[{Rate}])))", new("refused", "refusées")),
                    ($"round(sum(increase({MetricNames.EpochLosses}[{Rate}])))", new("lost", "perdus"))),
                Chart(new("Index refresh", "Rafraîchissement de l'index"), Units.Seconds,
                    (Quantile(0.5, MetricNames.IndexRefreshDuration, Rate), Words.Same("p50")),
                    (Quantile(0.99, MetricNames.IndexRefreshDuration, Rate), Words.Same("p99"))),
                Chart(new("How late deadlines are acted on", "Retard de traitement des échéances"), Units.Seconds, NoDeadlines,
                    (Quantile(0.5, MetricNames.TimerError, Rate), Words.Same("p50")),
                    (Quantile(0.99, MetricNames.TimerError, Rate), Words.Same("p99"))),
                Chart(new("In memory", "En mémoire"), Units.Count,
                    ($"sum by (job) ({MetricNames.CachedCells})", new("cells {{job}}", "cellules {{job}}")),
                    ($"sum({MetricNames.CachedTickets})", new("tickets", "tickets"))),
                Chart(new("Scraped and ready", "Joignables et prêts"), Units.Count,
                    ($"up{{job=~\"{JobNames.Ingestion}|{JobNames.Query}\"}}", new("scraped {{job}} {{instance}}", "joignable {{job}} {{instance}}")),
                    (MetricNames.Ready, new("ready {{job}} {{instance}}", "prêt {{job}} {{instance}}"))),
            ]),
        ],
    };

    private static StatPanel Stat(Words title, string expression) => new()
    {
        Title = title,
        Width = 4,
        Decimals = 0,
        Queries = [new(expression, Words.None)],
    };

    private static ChartPanel Chart(Words title, string unit, params (string Expression, Words Legend)[] queries) => Chart(title, unit, null, queries);

    private static ChartPanel Chart(Words title, string unit, string? normallyEmpty, params (string Expression, Words Legend)[] queries) => new()
    {
        Title = title.AsSeenThen(),
        Width = 8,
        Height = 7,
        Unit = unit,
        Queries = [.. queries.Select(query => new PromQuery(query.Expression, query.Legend, normallyEmpty))],
    };

    private static string Quantile(double quantile, string histogram, string range) =>
        $"histogram_quantile({PromText.Number(quantile)}, sum by (le) (rate({histogram}_bucket[{range}])))";
}

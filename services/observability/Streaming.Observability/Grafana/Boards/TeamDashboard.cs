using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using static Streaming.Observability.Grafana.Boards.Variables;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>
/// One value of any dimension: its numbers, their course, what they are made of, and beside those of the others. The query service answers, so that
/// nothing depends on what Prometheus is given; what that saw is shown apart, where it saw anything.
/// </summary>
internal static class TeamDashboard
{
    private static readonly string[] Percentiles = ["p50", "p90", "p95", "p99"];

    private static readonly Words NotByAll = new(
        "Empty where the chosen dimension does not keep it: customers, segments and topics have numbers of their own, which the last table lists.",
        "Vide lorsque la dimension choisie ne le conserve pas : clients, segments et thèmes ont leurs propres indicateurs, que le dernier tableau énumère.");

    /// <summary>The dashboard.</summary>
    public static Dashboard Make() => new(DashboardUids.Team, new("Team drill-down", "Détail par équipe"))
    {
        Description = new(
            "Any value of any dimension, team, channel, category, representative, customer and so on: how fast, how much, how well, what it is made of, and how that compares.",
            "Toute valeur de toute dimension (équipe, canal, catégorie, représentant, client, etc.) : vitesse, volume, qualité, composition, et comparaison avec les autres."),
        Variables = [Tenant, Dimension, Value, Count, AnyWindow],

        // Some of it goes through every ticket.
        Refresh = "1m",
        Sections =
        [
            new(Words.Same(ValueRef),
            [
                CountTile, Tile("first_response_time", "p50"), Tile("first_response_time", "p90"), Tile("backlog", ""),
                Tile("sla_compliance", "", WallboardDashboard.NoPolicies), Tile("csat_pct", "", WallboardDashboard.NoSurveys),
            ]),
            new(new("Over time", "Dans le temps"), [Course("first_response_time"), Course("mttr"), CountCourse, Open, Shares]),
            new(new("What it is made of", "Composition"), [Top(Dimensions.Category), Top(Dimensions.Customer)]),
            new(new("Load profile", "Profil de charge"), [Week]),
            new(new("Side by side", "Côte à côte"), [CourseByValue("first_response_time", "p90"), CourseByValue("backlog", ""), Comparison]),
            new(new("Every number", "Tous les indicateurs"), [All]),
            new(
                new("What Prometheus saw: team, channel and priority, over 1 h, 24 h and today", "Ce que Prometheus a vu : équipe, canal et priorité, sur 1 h, 24 h et aujourd'hui"),
                [Seen("first_response_time", "p50", "p90"), Seen("tickets_total", ""), Seen("backlog", "")]),
        ],
    };

    private static (string Key, string Statistic, Words Word) Named(string key, string statistic = "") =>
        (key, statistic, Words.Of(KpiQuery.Definition(key)).And(Words.Same(statistic.Length > 0 ? $" {statistic}" : "")));

    private static StatPanel CountTile => new()
    {
        Title = Words.Same(CountName),
        Width = 4,
        Height = 5,
        Decimals = 0,
        Rows = DrillDown.CountNow,
    };

    private static StatPanel Tile(string key, string statistic, string? normallyEmpty = null) => KpiPanels.Tile(key, statistic) with
    {
        Width = 4,
        Height = 5,
        Queries = [],
        Rows = DrillDown.Now(Named(key, statistic)) with { NormallyEmpty = normallyEmpty },
    };

    private static ChartPanel Course(string key) => new()
    {
        Title = Words.Of(KpiQuery.Definition(key)).Corrected(),
        Description = NotByAll,
        Width = 12,
        Height = 8,
        Unit = Units.Seconds,
        Rows = DrillDown.Course([.. Percentiles.Select(statistic => (key, statistic, Words.Same(statistic)))]),
    };

    // In bars, hour by hour.
    private static ChartPanel CountCourse => new()
    {
        Title = Words.Same(CountName).And(new(" in an hour", " en une heure")).Corrected(),
        Width = 8,
        Height = 8,
        HasBars = true,
        Rows = DrillDown.CountCourse,
    };

    private static ChartPanel Open => new()
    {
        Title = new Words("Open, and unanswered", "En cours, et sans réponse").Corrected(),
        Description = NotByAll,
        Width = 8,
        Height = 8,
        Rows = DrillDown.Course(Named("backlog"), Named("unanswered_open")),
    };

    private static ChartPanel Shares => new()
    {
        Title = new Words("Promises kept, and satisfaction", "Engagements tenus, et satisfaction").Corrected(),
        Description = NotByAll,
        Width = 8,
        Height = 8,
        Unit = Units.Ratio,
        Rows = DrillDown.Course(Named("sla_compliance"), Named("csat_pct"), Named("fcr")),
    };

    private static TablePanel Top(string dimension)
    {
        Words word = new(Labels.In(Labels.English)[$"dimension.{dimension}"], Labels.In(Labels.French)[$"dimension.{dimension}"]);
        return new TablePanel
        {
            Title = Words.Same(CountName).And(new($" by {word.En}, the most", $" par {word.Fr}, les plus fréquents")),
            Description = new(
                "Within the chosen value, over the window. Where no number is kept by both dimensions, ticket by ticket.",
                "Au sein de la valeur choisie, sur la fenêtre. Lorsqu'aucun indicateur n'est conservé par les deux dimensions, ticket par ticket."),
            Width = 12,
            Height = 9,
            Rows = DrillDown.Top(dimension, word),
        };
    }

    private static WeekPanel Week
    {
        get
        {
            RowsColumn weekday = new("weekday", new("Weekday", "Jour"));
            RowsColumn hour = new("hour", new("Hour", "Heure"));
            RowsColumn perHour = new("per_hour", new("Count", "Nombre"), Units.Count);
            return new WeekPanel
            {
                Title = Words.Same(CountName).And(new(
                    " an hour by weekday and hour, mean of the last four weeks", " par heure selon le jour et l'heure, moyenne des quatre dernières semaines")).Corrected(),
                Description = new(
                    "In the hours of the tenant's time zone. Hours that clocks skip or repeat are counted as they were.",
                    "Aux heures du fuseau du locataire. Les heures sautées ou répétées au changement d'heure comptent telles qu'elles furent."),
                Width = 24,
                Height = 9,
                Decimals = 1,
                Weekday = weekday,
                Hour = hour,
                Shown = perHour,
                Rows = DrillDown.Week(weekday, hour, perHour),
            };
        }
    }

    private static ChartPanel CourseByValue(string key, string statistic) => new()
    {
        Title = Named(key, statistic).Word.Corrected(),
        Description = NotByAll,
        Width = 12,
        Height = 8,
        Unit = Units.Of(KpiQuery.Definition(key).Unit),
        Rows = DrillDown.CourseByValue(key, statistic),
    };

    private static TablePanel Comparison => new()
    {
        Title = new("Compared", "Comparaison"),
        Description = NotByAll,
        Width = 24,
        Height = 9,
        Rows = DrillDown.ByValue(
            Named("first_response_time", "p50"), Named("first_response_time", "p90"), Named("mttr", "p50"), Named("backlog"), Named("sla_compliance"), Named("csat_pct")),
    };

    private static TablePanel All => new()
    {
        Title = new("Every number that the dimension keeps", "Tous les indicateurs que la dimension conserve"),
        Description = new(
            "Each KPI itself, over the window, in the column of its unit. Without a number nothing is known of it.",
            "Chaque indicateur, sur la fenêtre, dans la colonne de son unité. Sans nombre, rien n'en est connu."),
        Width = 24,
        Height = 14,
        Rows = DrillDown.All,
    };

    private static ChartPanel Seen(string key, params string[] statistics) => new()
    {
        Title = Words.Of(KpiQuery.Definition(key)).AsSeenThen(),
        Width = 8,
        Height = 8,
        Unit = Units.Of(KpiQuery.Definition(key).Unit),
        Queries =
        [
            .. statistics.Select(statistic => new PromQuery(
                KpiQuery.Of(key, statistic, DimensionRef, ValueRef), statistic.Length > 0 ? Words.Same(statistic) : Words.Of(KpiQuery.Definition(key)))),
        ],
    };
}

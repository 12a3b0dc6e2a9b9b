using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using static Streaming.Observability.Grafana.Boards.Variables;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>One team, channel or priority: its numbers, and beside those of the others.</summary>
internal static class TeamDashboard
{
    private static readonly string[] Percentiles = ["p50", "p90", "p95", "p99"];

    /// <summary>The dashboard.</summary>
    public static Dashboard Make() => new(DashboardUids.Team, new("Team drill-down", "Détail par équipe"))
    {
        Description = new(
            "Any value of a dimension: how fast, how much, how well, and how that compares.",
            "Toute valeur d'une dimension : vitesse, volume, qualité, et comparaison avec les autres."),
        Variables = [Tenant, Dimension, Value, SplitWindow],
        Sections =
        [
            new(Words.Same($"{ValueRef}"),
            [
                Tile("tickets_total", ""), Tile("first_response_time", "p50"), Tile("first_response_time", "p90"), Tile("backlog", ""),
                Tile("sla_compliance", "", WallboardDashboard.NoPolicies), Tile("csat_pct", "", WallboardDashboard.NoSurveys),
            ]),
            new(new("Over time", "Dans le temps"),
            [
                Course("first_response_time"), Load("tickets_total"),
            ]),
            new(new("Load profile", "Profil de charge"), [Week]),
            new(new("Most tickets", "Le plus de tickets"), [Categories, Customers]),
            new(new("Side by side", "Côte à côte"), [Comparison]),
        ],
    };

    private static string? MayLack(string key) => key switch
    {
        "sla_compliance" => WallboardDashboard.NoPolicies,
        "csat_pct" => WallboardDashboard.NoSurveys,
        _ => null,
    };

    private static StatPanel Tile(string key, string statistic, string? normallyEmpty = null) =>
        KpiPanels.Tile(key, statistic, KpiQuery.Of(key, statistic, DimensionRef, ValueRef), normallyEmpty) with { Width = 4, Height = 5 };

    private static ChartPanel Course(string key) => new()
    {
        Title = Words.Of(KpiQuery.Definition(key)).Corrected(),
        Width = 12,
        Height = 8,
        Unit = Units.Seconds,
        Rows = Corrected.Course(key, Percentiles, Corrected.ChosenValue),
    };

    // In bars, hour by hour.
    private static ChartPanel Load(string key) => new()
    {
        Title = Words.Of(KpiQuery.Definition(key)).And(new(" in an hour", " en une heure")).Corrected(),
        Width = 12,
        Height = 8,
        HasBars = true,
        Rows = Corrected.Course(key, [""], Corrected.ChosenValue, StepNames.OneHour),
    };

    private static WeekPanel Week
    {
        get
        {
            RowsColumn weekday = new("weekday", new("Weekday", "Jour"));
            RowsColumn hour = new("hour", new("Hour", "Heure"));
            RowsColumn perHour = new("per_hour", Words.Of(KpiQuery.Definition("tickets_total")), Units.Count);
            return new WeekPanel
            {
                Title = new Words("Tickets an hour by weekday and hour, mean of the last four weeks", "Tickets par heure selon le jour et l'heure, moyenne des quatre dernières semaines").Corrected(),
                Description = new(
                    "In the hours of the tenant's time zone. Hours that clocks skip or repeat are counted as they were.",
                    "Aux heures du fuseau du locataire. Les heures sautées ou répétées au changement d'heure comptent telles qu'elles furent."),
                Width = 24,
                Height = 9,
                Decimals = 1,
                Weekday = weekday,
                Hour = hour,
                Shown = perHour,
                Rows = Corrected.Week("tickets_total", [weekday, hour, perHour], Corrected.ChosenValue),
            };
        }
    }

    private static TablePanel Categories => new()
    {
        Title = new("Categories with the most tickets", "Catégories avec le plus de tickets"),
        Width = 12,
        Height = 9,
        Rows = Corrected.Top(Dimensions.Category, new("category", "catégorie"), ["tickets_total", "backlog", "csat_pct"], Corrected.ChosenValue),
    };

    private static TablePanel Customers => new()
    {
        Title = new("Customers with the most tickets, whole desk", "Clients avec le plus de tickets, tout le service"),
        Description = new("Customers are counted over the whole desk: by team they are not kept.", "Les clients sont comptés sur tout le service : ils ne sont pas conservés par équipe."),
        Width = 12,
        Height = 9,
        Rows = Corrected.Top(Dimensions.Customer, new("customer", "client"), ["tickets_by_customer"]),
    };

    private static TablePanel Comparison
    {
        get
        {
            (string Key, string Statistic)[] columns =
            [
                ("tickets_total", ""), ("first_response_time", "p50"), ("first_response_time", "p90"), ("backlog", ""), ("sla_compliance", ""), ("csat_pct", ""),
            ];
            return new TablePanel
            {
                Title = new("Compared", "Comparaison"),
                Width = 24,
                Height = 9,
                Keys = [(DimensionRef, Words.Same(DimensionRef))],
                ColumnUnits = [.. columns.Select(column => Units.Of(KpiQuery.Definition(column.Key).Unit))],
                Queries =
                [
                    .. columns.Select(column => new PromQuery(
                        $"sum by ({DimensionRef}) ({KpiQuery.By(column.Key, column.Statistic, DimensionRef)})",
                        Words.Of(KpiQuery.Definition(column.Key)).And(Words.Same(column.Statistic.Length > 0 ? $" {column.Statistic}" : "")),
                        MayLack(column.Key))),
                ],
            };
        }
    }
}

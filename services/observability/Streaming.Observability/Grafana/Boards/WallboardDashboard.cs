using Streaming.Contracts;
using Streaming.Domain.Sla.Clocks;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using static Streaming.Observability.Grafana.Boards.KpiPanels;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>The desk at a glance, readable from five metres.</summary>
internal static class WallboardDashboard
{
    /// <summary>Why survey panels may be empty.</summary>
    public const string NoSurveys = "A desk may send no surveys of this kind.";

    /// <summary>Why panels about SLAs may be empty.</summary>
    public const string NoPolicies = "A desk may have no SLA policies.";

    private const string NeedsAWeek = "Prometheus must have run for a week.";

    /// <summary>The dashboard.</summary>
    public static Dashboard Make() => new(DashboardUids.Wallboard, new("Wall-board", "Tableau mural"))
    {
        Description = new(
            "How fast we answer, whether customers are happy, what is piling up. A tile without data says so; it is never green.",
            "À quelle vitesse nous répondons, si les clients sont satisfaits, ce qui s'accumule. Une tuile sans données le dit ; elle n'est jamais verte."),
        Variables = [Variables.Tenant, Variables.Window],
        Sections =
        [
            new(Words.None,
            [
                Age with { Width = 4, Height = 6 },
                Tile("first_response_time", "p50") with { Width = 5, Height = 6, HasSparkline = true },
                Tile("first_response_time", "p90") with { Width = 5, Height = 6, HasSparkline = true },
                Tile("unanswered_open") with { Width = 5, Height = 6, HasSparkline = true },
                Tile("backlog") with { Width = 5, Height = 6, HasSparkline = true },
                Resolution with { Width = 5, Height = 5 },
                Tile("mttr", "p50") with { Width = 5, Height = 5 },
                Tile("fcr") with { Width = 4, Height = 5 },
                Tile("reopenings") with { Width = 5, Height = 5 },
                VolumeChange with { Width = 5, Height = 5 },
                Tile("sla_compliance", ClockKind.FirstReply.Name(), NoPolicies) with { Title = new("First replies within their SLA", "Premières réponses dans leur SLA"), Width = 5, Height = 5 },
                Tile("sla_compliance", normallyEmpty: NoPolicies) with { Width = 5, Height = 5 },
                Tile("csat_pct", normallyEmpty: NoSurveys) with { Width = 5, Height = 5 },
                Tile("nps", normallyEmpty: NoSurveys) with { Width = 5, Height = 5 },
                Tile("ces", normallyEmpty: NoSurveys) with { Width = 4, Height = 5 },
            ]),
            new(new("Promises", "Engagements"),
            [
                Promise(new("Running", "En cours"), MetricNames.SlaRunning, null),
                Promise(new("At risk", "À risque"), MetricNames.SlaAtRisk, Scale.Below(0.5, new("none", "aucun"), new("AT RISK", "À RISQUE"), Colours.Warning)),
                Promise(new("Late now", "En retard maintenant"), MetricNames.SlaBreachedOpen, Scale.Below(0.5, new("none", "aucun"), new("LATE", "EN RETARD"))),
            ]),
            new(new("Trends", "Tendances"), [Backlog, Volume, FirstResponse]),
        ],
    };

    // Of a shorter window there is none: the delay has not passed for any of its tickets.
    private static StatPanel Resolution => Tile("resolution_rate", "", KpiQuery.Whole("resolution_rate", "", WindowNames.SevenDays)) with
    {
        Title = Words.Of(KpiQuery.Definition("resolution_rate")).And(new(", 7 d", ", 7 j")),
    };

    private static StatPanel Promise(Words title, string metric, Scale? scale) => new()
    {
        Title = title,
        Description = new("SLA clocks of all policies, as they stand now.", "Horloges de SLA de toutes les politiques, telles qu'elles sont maintenant."),
        Width = 8,
        Height = 5,
        Decimals = 0,
        Scale = scale,
        Queries = [new(SlaDashboard.Now(metric), Words.None, NoPolicies)],
    };

    private static StatPanel VolumeChange => new()
    {
        Title = new Words("Tickets against last week", "Tickets par rapport à la semaine passée").AsSeenThen(),
        Description = new(
            "Change of the tickets created in the window against the same window a week ago, as Prometheus saw it then.",
            "Variation des tickets créés dans la fenêtre par rapport à la même fenêtre une semaine plus tôt, telle que Prometheus l'a vue."),
        Unit = Units.Ratio,
        Decimals = 0,
        Queries =
        [
            new(
                $"{KpiQuery.Whole("tickets_total", "")} / ({KpiQuery.Whole("tickets_total", "", offset: "1w")} > 0) - 1",
                new("change", "variation"),
                NeedsAWeek),
        ],
    };

    private static ChartPanel Backlog => new()
    {
        Title = new Words("Backlog", "Tickets en cours").AsSeenThen(),
        Width = 8,
        Height = 8,
        Queries =
        [
            new(KpiQuery.Whole("backlog", "", WindowNames.FiveMinutes), new("backlog", "en cours")),
            new(KpiQuery.Whole("unanswered_open", "", WindowNames.FiveMinutes), new("unanswered", "sans réponse")),
        ],
    };

    private static ChartPanel Volume => new()
    {
        Title = new Words("Tickets created in an hour", "Tickets créés en une heure").AsSeenThen(),
        Description = new("The hour before each point, this week and last week.", "L'heure précédant chaque point, cette semaine et la semaine passée."),
        Width = 8,
        Height = 8,
        Queries =
        [
            new(KpiQuery.Whole("tickets_total", "", WindowNames.OneHour), new("this week", "cette semaine")),
            new(KpiQuery.Whole("tickets_total", "", WindowNames.OneHour, "1w"), new("last week", "semaine passée"), NeedsAWeek),
        ],
    };

    private static ChartPanel FirstResponse => new()
    {
        Title = Words.Of(KpiQuery.Definition("first_response_time")).Corrected(),
        Width = 8,
        Height = 8,
        Unit = Units.Seconds,
        Rows = Corrected.Course("first_response_time", ["p50", "p90"]),
    };
}

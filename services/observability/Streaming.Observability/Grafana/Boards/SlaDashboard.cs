using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;
using Streaming.Observability.Rules;
using Streaming.Observability.Rules.Sla;
using static Streaming.Observability.Grafana.Boards.Variables;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>Promises to customers: what is late now, what is left of each objective's budget, and how fast it burns.</summary>
internal static class SlaDashboard
{
    // Below a quarter somebody should know.
    private const double LowBudget = 0.25;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    private static readonly string OfTenant = $"{LabelNames.Tenant}=\"{TenantRef}\"";
    private static readonly string OfOne = $"{{{OfTenant},{LabelNames.Policy}=\"{PolicyRef}\",{LabelNames.Clock}=\"{ClockRef}\"}}";
    private static readonly Words PolicyClock = Words.Same("{{policy}} {{clock}}");

    private static readonly Scale BudgetScale = new(
    [
        new(null, Colours.Bad, new("SPENT", "ÉPUISÉ")),
        new(1e-6, Colours.Warning, new("low", "faible")),
        new(LowBudget, Colours.Good, new("left", "disponible")),
    ]);

    /// <summary>The dashboard.</summary>
    public static Dashboard Make() => new(DashboardUids.Sla, new("SLA and error budget", "SLA et budget d'erreur"))
    {
        Description = new(
            "What was promised, what is late, and how much lateness the objectives still allow.",
            "Ce qui a été promis, ce qui est en retard, et combien de retards les objectifs permettent encore."),
        Variables = [Tenant, Policy, Clock],
        Sections =
        [
            new(Words.Same($"{PolicyRef}, {ClockRef}"), [.. Tiles]),
            new(new("Budgets", "Budgets"), [BudgetCourse, BurnCourse]),
            new(new("Breaches", "Dépassements"), [BreachCourse, OpenCourse, Compliance]),
            new(new("All policies", "Toutes les politiques"), [Table]),
        ],
    };

    private static IEnumerable<StatPanel> Tiles =>
    [
        Tile(new("Budget left", "Budget restant"), SlaBudgets.Left + OfOne, Units.Ratio) with
        {
            Description = new(
                "Of the tickets that may be late over the objective's window, the share that has not been used. Below zero the objective is missed.",
                "Part des retards permis sur la période de l'objectif qui n'a pas été utilisée. Au-dessous de zéro, l'objectif est manqué."),
            Decimals = 1,
            Scale = BudgetScale,
        },
        Tile(new("Met", "Tenu"), $"1 - {SlaBudgets.Late}{OfOne}", Units.Ratio) with { Decimals = 2 },
        Tile(
            new("Objective", "Objectif"),
            $"{SlaBudgets.Objective}{{{LabelNames.Policy}=\"{PolicyRef}\",{LabelNames.Clock}=\"{ClockRef}\"}}",
            Units.Ratio) with
        {
            Decimals = 2,
        },
        Tile(new("Burn rate, 1 h", "Vitesse de consommation, 1 h"), SlaBudgets.Burn(Hour, OfOne), Units.Plain) with
        {
            Description = new(
                "How fast the budget is spent: at 1 it lasts exactly as long as the objective's window.",
                "Vitesse à laquelle le budget est consommé : à 1, il dure exactement la période de l'objectif."),
            Decimals = 1,
            Scale = Scale.Below(1 + 1e-6, new("even or slower", "régulière ou plus lente"), new("TOO FAST", "TROP RAPIDE")),
        },
        Tile(new("Running", "En cours"), Level(MetricNames.SlaRunning, OfOne), Units.Count),
        Tile(new("At risk", "À risque"), Level(MetricNames.SlaAtRisk, OfOne), Units.Count) with
        {
            Scale = Scale.Below(0.5, Words.None, Words.None),
        },
        Tile(new("Late now", "En retard maintenant"), Level(MetricNames.SlaBreachedOpen, OfOne), Units.Count) with
        {
            Scale = Scale.Below(0.5, new("none", "aucun"), new("LATE", "EN RETARD")),
        },
    ];

    private static ChartPanel BudgetCourse => Course(
        new("Budget left", "Budget restant"), Units.Ratio, new PromQuery($"{SlaBudgets.Left}{{{OfTenant}}}", PolicyClock));

    private static ChartPanel BurnCourse => Course(
        new($"Burn rate of {PolicyRef}, {ClockRef}", $"Vitesse de consommation de {PolicyRef}, {ClockRef}"),
        Units.Plain,
        [.. BurnWindow.Workbook.Select(window => new PromQuery(SlaBudgets.Burn(window.Long, OfOne), Words.Same(PromText.Duration(window.Long))))]);

    private static ChartPanel BreachCourse => Course(
        new("Breaches in an hour, by policy", "Dépassements en une heure, par politique"),
        Units.Count,
        new PromQuery($"round({SlaRecords.Breached(Hour)}{{{OfTenant}}})", PolicyClock)) with
    {
        HasBars = true,
        IsStacked = true,
    };

    private static ChartPanel OpenCourse => Course(
        new("Late now, by policy and team", "En retard, par politique et équipe"),
        Units.Count,
        new PromQuery(
            $"max without (instance, pod) ({MetricNames.SlaBreachedOpen}{{{OfTenant}}})",
            Words.Same("{{policy}} {{clock}} {{team}}"))) with
    {
        IsStacked = true,
    };

    // Of all policies together: by policy the query service keeps no course.
    private static ChartPanel Compliance => new()
    {
        Title = Words.Of(KpiQuery.Definition("sla_compliance")).Corrected(),
        Width = 24,
        Height = 8,
        Unit = Units.Ratio,
        Rows = Corrected.Course("sla_compliance", [""], normallyEmpty: WallboardDashboard.NoPolicies),
    };

    private static TablePanel Table
    {
        get
        {
            (string Expression, Words Word, string Unit)[] columns =
            [
                (SlaBudgets.Objective, new("objective", "objectif"), Units.Ratio),
                ($"1 - {SlaBudgets.Late}{{{OfTenant}}}", new("met", "tenu"), Units.Ratio),
                ($"{SlaBudgets.Left}{{{OfTenant}}}", new("budget left", "budget restant"), Units.Ratio),
                (SlaBudgets.Burn(Hour, $"{{{OfTenant}}}"), new("burn rate, 1 h", "vitesse, 1 h"), Units.Plain),
                (Level(MetricNames.SlaRunning, $"{{{OfTenant}}}"), new("running", "en cours"), Units.Count),
                (Level(MetricNames.SlaAtRisk, $"{{{OfTenant}}}"), new("at risk", "à risque"), Units.Count),
                (Level(MetricNames.SlaBreachedOpen, $"{{{OfTenant}}}"), new("late now", "en retard"), Units.Count),
            ];
            return new TablePanel
            {
                Title = new("Policies", "Politiques"),
                Width = 24,
                Height = 9,
                Keys = [(LabelNames.Policy, new("policy", "politique")), (LabelNames.Clock, new("clock", "horloge"))],
                ColumnUnits = [.. columns.Select(column => column.Unit)],
                Queries =
                [
                    .. columns.Select(column => new PromQuery(
                        $"max by ({LabelNames.Policy}, {LabelNames.Clock}) ({column.Expression})", column.Word)),
                ],
            };
        }
    }

    /// <summary>How many clocks of all policies are in a state now.</summary>
    /// <param name="metric">The gauge of the state.</param>
    public static string Now(string metric) => $"sum(max without (instance, pod) ({metric}{{{OfTenant}}}))";

    // Teams are added up; query services say the same, and the greatest of equal numbers is one of them.
    private static string Level(string metric, string selector) =>
        $"sum by ({LabelNames.Policy}, {LabelNames.Clock}) (max without (instance, pod) ({metric}{selector}))";

    private static StatPanel Tile(Words title, string expression, string unit) => new()
    {
        Title = title,
        Width = 6,
        Unit = unit,
        Decimals = 0,
        Queries = [new(expression, Words.None)],
    };

    private static ChartPanel Course(Words title, string unit, params IReadOnlyList<PromQuery> queries) => new()
    {
        Title = title.AsSeenThen(),
        Width = 12,
        Height = 8,
        Unit = unit,
        Queries = queries,
    };
}

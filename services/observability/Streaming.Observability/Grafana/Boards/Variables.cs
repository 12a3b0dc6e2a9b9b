using Streaming.Contracts;
using Streaming.Hosting;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>What readers of the dashboards may choose.</summary>
internal static class Variables
{
    /// <summary>The chosen tenant, in a question.</summary>
    public const string TenantRef = "$tenant";

    /// <summary>The chosen window, in a question.</summary>
    public const string WindowRef = "$window";

    /// <summary>The chosen dimension, in a question.</summary>
    public const string DimensionRef = "$dimension";

    /// <summary>The chosen value of it, in a question.</summary>
    public const string ValueRef = "$value";

    /// <summary>The KPI that counts most of what the chosen dimension splits, in a question.</summary>
    public const string CountRef = "$count";

    /// <summary>The name of <see cref="CountRef"/>, for readers.</summary>
    public const string CountName = "${count:text}";

    /// <summary>The chosen SLA policy, in a question.</summary>
    public const string PolicyRef = "$policy";

    /// <summary>The chosen SLA clock, in a question.</summary>
    public const string ClockRef = "$clock";

    private static readonly string Tickets = KpiMetricName.Of(KpiQuery.Definition("tickets_total"));

    /// <summary>Whose numbers.</summary>
    public static Variable Tenant { get; } =
        new QueryVariable("tenant", new("Tenant", "Locataire"), $"label_values({Tickets}, {LabelNames.Tenant})", Tenants.Default);

    /// <summary>Over which window or period: those of <c>/metrics</c> by default.</summary>
    public static Variable Window { get; } = new ChoiceVariable(
        "window",
        new("Window", "Fenêtre"),
        [
            WindowNames.FiveMinutes, WindowNames.FifteenMinutes, WindowNames.OneHour, WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays,
            CalendarPeriodNames.Today, CalendarPeriodNames.ThisWeek, CalendarPeriodNames.ThisMonth,
        ],
        WindowNames.OneDay);

    /// <summary>Over which window or period, where the query service is asked: those that it answers for every dimension.</summary>
    public static Variable AnyWindow { get; } = new ChoiceVariable(
        "window",
        new("Window", "Fenêtre"),
        [
            WindowNames.OneHour, WindowNames.FourHours, WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays, WindowNames.NinetyDays,
            CalendarPeriodNames.Today, CalendarPeriodNames.Yesterday, CalendarPeriodNames.ThisWeek, CalendarPeriodNames.LastWeek,
            CalendarPeriodNames.ThisMonth, CalendarPeriodNames.LastMonth,
        ],
        WindowNames.OneDay);

    /// <summary>Split by what: every dimension that has values.</summary>
    public static Variable Dimension { get; } = new RowsVariable(
        "dimension", new("Split by", "Ventilé par"), $"dimensions/rows?tenant=${{tenant:percentencode}}&language={RowsQuery.Language}", "dimension", "name")
    {
        Default = (Dimensions.Team, new("team", "équipe")),
    };

    /// <summary>Which value of the dimension: those of the last thirty days, the ones with the most first.</summary>
    public static Variable Value { get; } =
        new RowsVariable("value", new("Value", "Valeur"), $"values/rows?tenant=${{tenant:percentencode}}&by={DimensionRef}", "value", "value");

    /// <summary>The KPI that counts most of what the dimension splits: tickets, or what representatives resolved, or customers.</summary>
    public static Variable Count { get; } = new RowsVariable(
        "count",
        new("Counted", "Compté"),
        $"dimensions/rows?tenant=${{tenant:percentencode}}&by={DimensionRef}&language={RowsQuery.Language}",
        "kpi",
        "kpi_name")
    {
        Default = (KpiQuery.Definition("tickets_total").Key, Words.Of(KpiQuery.Definition("tickets_total"))),
        IsHidden = true,
    };

    /// <summary>Which SLA policy.</summary>
    public static Variable Policy { get; } = new QueryVariable(
        "policy", new("Policy", "Politique"), $"label_values({MetricNames.SlaEvents}{{{LabelNames.Tenant}=\"{TenantRef}\"}}, {LabelNames.Policy})");

    /// <summary>Which of the policy's clocks.</summary>
    public static Variable Clock { get; } = new QueryVariable(
        "clock",
        new("Clock", "Horloge"),
        $"label_values({MetricNames.SlaEvents}{{{LabelNames.Tenant}=\"{TenantRef}\",{LabelNames.Policy}=\"{PolicyRef}\"}}, {LabelNames.Clock})");
}

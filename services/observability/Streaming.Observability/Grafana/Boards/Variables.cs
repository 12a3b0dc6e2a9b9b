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

    /// <summary>Over which window, where numbers are split: those that <c>/metrics</c> splits by default.</summary>
    public static Variable SplitWindow { get; } =
        new ChoiceVariable("window", new("Window", "Fenêtre"), [WindowNames.OneHour, WindowNames.OneDay, CalendarPeriodNames.Today], WindowNames.OneDay);

    /// <summary>Split by what: the dimensions that <c>/metrics</c> splits by default.</summary>
    public static Variable Dimension { get; } =
        new ChoiceVariable("dimension", new("Split by", "Ventilé par"), [Dimensions.Team, Dimensions.Channel, Dimensions.Priority], Dimensions.Team);

    /// <summary>Which value of the dimension.</summary>
    public static Variable Value { get; } =
        new QueryVariable("value", new("Value", "Valeur"), $"label_values({Tickets}{{{LabelNames.Tenant}=\"{TenantRef}\"}}, {DimensionRef})");

    /// <summary>Which SLA policy.</summary>
    public static Variable Policy { get; } = new QueryVariable(
        "policy", new("Policy", "Politique"), $"label_values({MetricNames.SlaEvents}{{{LabelNames.Tenant}=\"{TenantRef}\"}}, {LabelNames.Policy})");

    /// <summary>Which of the policy's clocks.</summary>
    public static Variable Clock { get; } = new QueryVariable(
        "clock",
        new("Clock", "Horloge"),
        $"label_values({MetricNames.SlaEvents}{{{LabelNames.Tenant}=\"{TenantRef}\",{LabelNames.Policy}=\"{PolicyRef}\"}}, {LabelNames.Clock})");
}

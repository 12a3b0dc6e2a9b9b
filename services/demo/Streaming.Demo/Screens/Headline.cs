using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;
using Streaming.Demo.Synthetic;

namespace Streaming.Demo.Screens;

/// <summary>The KPIs and windows that the demo shows while it runs.</summary>
internal static class Headline
{
    /// <summary>The windows, shortest first.</summary>
    public static IReadOnlyList<string> Windows { get; } = [WindowNames.OneHour, WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays];

    /// <summary>The window whose change since the one before it is shown.</summary>
    public const string Changing = WindowNames.OneDay;

    private static readonly HeadlineRow[] Promises =
    [
        new("SLA kept", "sla_compliance", string.Empty, "ratio"),
        new("SLA clocks running now", "sla_running", string.Empty, "count"),
        new("SLA clocks at risk now", "sla_at_risk", string.Empty, "count"),
        new("SLA broken, still waiting", "sla_breached_open", string.Empty, "count"),
    ];

    private static readonly HeadlineRow[] Always =
    [
        new("Tickets created", "tickets_total", string.Empty, "count"),
        new("First response, mean", "first_response_time", "mean", "seconds"),
        new("First response, p90", "first_response_time", "p90", "seconds"),
        new("Tickets resolved", "resolved", string.Empty, "count"),
        new("Time to resolution, mean", "mttr", "mean", "seconds"),
        new("Resolved in 72 h", "resolution_rate", string.Empty, "ratio"),
        new("Resolved at first contact", "fcr", string.Empty, "ratio"),
        new("Reopened", "reopenings", string.Empty, "count"),
        new("Open now", "backlog", string.Empty, "count"),
    ];

    private static readonly HeadlineRow[] BesideTickets =
    [
        new("CSAT", "csat_pct", string.Empty, "ratio"),
        new("NPS", "nps", string.Empty, "points"),
        new("CES", "ces", string.Empty, "points"),
        new("Handle time of calls, mean", "aht", "mean", "seconds"),
        new("Customers now", "customers", string.Empty, "count"),
        new("Health score", "health_score", string.Empty, "score"),
    ];

    /// <summary>The rows.</summary>
    /// <param name="options">Says whether there are SLA policies, and whether what stands beside tickets is synthetic.</param>
    public static IReadOnlyList<HeadlineRow> Rows(DemoOptions options) =>
    [
        .. options.HasPromises ? Promises : [],
        .. Always,
        .. BesideTickets.Select(row => options.HasCompanions ? row with { Label = row.Label + SyntheticKpis.Mark } : row),
    ];

    /// <summary>What to watch for these rows.</summary>
    /// <param name="options">What the demo is asked to do.</param>
    /// <returns>The selection.</returns>
    public static GetKpisRequest Selection(DemoOptions options)
    {
        var selection = new GetKpisRequest { Windows = new(), WithPrevious = true };
        selection.Windows.Names.AddRange(Windows);
        selection.Kpis.AddRange(Rows(options).Select(static row => row.Key).Distinct());
        return selection;
    }

    /// <summary>A number of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="window">The window.</param>
    /// <param name="key">The KPI.</param>
    /// <param name="statistic">The statistic.</param>
    /// <returns><see langword="null"/> when there is none.</returns>
    public static KpiValue? Find(GetKpisResponse? answer, string window, string key, string statistic)
    {
        var values = answer?.Results.FirstOrDefault(result => result.Window == window)?.Rows.FirstOrDefault()?.Values;
        return values?.FirstOrDefault(value => value.Key == key && value.Statistic == statistic);
    }
}

using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Demo.Screens;

/// <summary>The KPIs and windows that the demo shows while it runs.</summary>
internal static class Headline
{
    /// <summary>The windows, shortest first.</summary>
    public static IReadOnlyList<string> Windows { get; } = [WindowNames.OneHour, WindowNames.OneDay, WindowNames.SevenDays, WindowNames.ThirtyDays];

    /// <summary>The rows: what a KPI is called here, its key, its statistic and its unit.</summary>
    public static IReadOnlyList<(string Label, string Key, string Statistic, string Unit)> Rows { get; } =
    [
        ("Tickets created", "tickets_total", string.Empty, "count"),
        ("First response, mean", "first_response_time", "mean", "seconds"),
        ("First response, p90", "first_response_time", "p90", "seconds"),
        ("Tickets resolved", "resolved", string.Empty, "count"),
        ("Time to resolution, mean", "mttr", "mean", "seconds"),
        ("Resolved in 72 h", "resolution_rate", string.Empty, "ratio"),
        ("Resolved at first contact", "fcr", string.Empty, "ratio"),
        ("Reopened", "reopenings", string.Empty, "count"),
        ("Open now", "backlog", string.Empty, "count"),
        ("CSAT", "csat_pct", string.Empty, "ratio"),
        ("NPS", "nps", string.Empty, "points"),
        ("CES", "ces", string.Empty, "points"),
    ];

    /// <summary>What to watch for these rows.</summary>
    /// <returns>The selection.</returns>
    public static GetKpisRequest Selection()
    {
        var selection = new GetKpisRequest { Windows = new() };
        selection.Windows.Names.AddRange(Windows);
        selection.Kpis.AddRange(Rows.Select(static row => row.Key).Distinct());
        return selection;
    }

    /// <summary>A number of an answer.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="window">The window.</param>
    /// <param name="key">The KPI.</param>
    /// <param name="statistic">The statistic.</param>
    /// <returns><see langword="null"/> when there is no data.</returns>
    public static double? Find(GetKpisResponse? answer, string window, string key, string statistic)
    {
        var values = answer?.Results.FirstOrDefault(result => result.Window == window)?.Rows.FirstOrDefault()?.Values;
        var value = values?.FirstOrDefault(value => value.Key == key && value.Statistic == statistic);
        return value is { HasValue: true } ? value.Value : null;
    }
}

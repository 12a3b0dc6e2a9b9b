using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>Makes questions for corrected history.</summary>
internal static class Corrected
{
    private const string Range = "from=${__from:date:iso}&to=${__to:date:iso}";

    /// <summary>The chosen value of the chosen dimension, as a filter.</summary>
    public const string ChosenValue = $"{Variables.DimensionRef}=${{value:percentencode}}";

    private static string Tenant => "tenant=${tenant:percentencode}";

    /// <summary>The course of a KPI over what is in view.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistics">Which of its statistics.</param>
    /// <param name="filter">A filter; empty for the whole desk.</param>
    /// <param name="step">Length of the steps; empty for what suits the range.</param>
    /// <param name="normallyEmpty">Why it may be empty.</param>
    public static RowsQuery Course(string key, IReadOnlyList<string> statistics, string filter = "", string step = "", string? normallyEmpty = null) => new(
        $"series/rows?{Tenant}&kpi={key}&{Range}{(filter.Length > 0 ? "&" : "")}{filter}{(step.Length > 0 ? "&step=" : "")}{step}",
        [
            new(RowsQuery.Time, Words.Same(RowsQuery.Time)),
            .. statistics.Select(statistic => Column(
                key, statistic, statistic.Length > 0 ? Words.Same(statistic) : Words.Of(KpiQuery.Definition(key)))),
        ],
        normallyEmpty);

    /// <summary>The values of a dimension with the most tickets over the chosen window.</summary>
    /// <param name="dimension">The dimension.</param>
    /// <param name="word">Its name for readers.</param>
    /// <param name="kpis">Keys of the KPIs, each a column; the first decides the order.</param>
    /// <param name="filter">A filter; empty for the whole desk.</param>
    public static RowsQuery Top(string dimension, Words word, IReadOnlyList<string> kpis, string filter = "") => new(
        $"breakdown/rows?{Tenant}&by={dimension}&kpi={string.Join(',', kpis)}&window={Variables.WindowRef}&limit=10{(filter.Length > 0 ? "&" : "")}{filter}",
        [new(dimension, word), .. kpis.Select(kpi => Column(kpi, "", Words.Of(KpiQuery.Definition(kpi))))]);

    /// <summary>A KPI by weekday and hour of the last four weeks, in the hours of the tenant's zone.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="columns">What is shown of the rows.</param>
    /// <param name="filter">A filter; empty for the whole desk.</param>
    public static RowsQuery Week(string key, IReadOnlyList<RowsColumn> columns, string filter = "") =>
        new($"load-profile/rows?{Tenant}&kpi={KpiQuery.Definition(key).Key}{(filter.Length > 0 ? "&" : "")}{filter}", columns);

    private static RowsColumn Column(string key, string statistic, Words word)
    {
        var definition = KpiQuery.Definition(key);
        if (!definition.Statistics.Contains(statistic))
        {
            throw new ArgumentException($"KPI '{key}' has no statistic '{statistic}'.", nameof(statistic));
        }

        return new(statistic.Length > 0 ? $"{key}_{statistic}" : key, word, Units.Of(definition.Unit));
    }
}

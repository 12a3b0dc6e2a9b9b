using Streaming.Contracts;
using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>
/// Makes questions about the chosen value of the chosen dimension, whichever it is. Not every number is kept by every dimension: what is not is
/// empty, and no fault.
/// </summary>
internal static class DrillDown
{
    private const string Chosen = $"{Variables.DimensionRef}=${{value:percentencode}}";
    private const string End = "&not_kept=null";
    private const string Range = "from=${__from:date:iso}&to=${__to:date:iso}";
    private const string Tenant = "tenant=${tenant:percentencode}";

    private static readonly RowsColumn Time = new(RowsQuery.Time, Words.Same(RowsQuery.Time));

    /// <summary>Numbers of the chosen value over the chosen window, in one row.</summary>
    /// <param name="columns">KPIs and statistics, each with its name.</param>
    public static RowsQuery Now(params IReadOnlyList<(string Key, string Statistic, Words Word)> columns) => new(
        $"breakdown/rows?{Tenant}&by={Variables.DimensionRef}&{Chosen}&kpi={KeysOf(columns)}&window={Variables.WindowRef}{End}",
        [.. columns.Select(static column => Corrected.Column(column.Key, column.Statistic, column.Word))]);

    /// <summary>How many of what the dimension splits the chosen value has, in one row.</summary>
    public static RowsQuery CountNow { get; } = new(
        $"breakdown/rows?{Tenant}&by={Variables.DimensionRef}&{Chosen}&kpi={Variables.CountRef}&window={Variables.WindowRef}{End}", [Count("value")]);

    /// <summary>The course of numbers of the chosen value over what is in view.</summary>
    /// <param name="columns">KPIs and statistics, each with its name.</param>
    public static RowsQuery Course(params IReadOnlyList<(string Key, string Statistic, Words Word)> columns) => new(
        $"series/rows?{Tenant}&{Chosen}&kpi={KeysOf(columns)}&{Range}{End}",
        [Time, .. columns.Select(static column => Corrected.Column(column.Key, column.Statistic, column.Word))]);

    /// <summary>How many of what the dimension splits the chosen value had in each hour of what is in view.</summary>
    public static RowsQuery CountCourse { get; } = new(
        $"series/rows?{Tenant}&{Chosen}&kpi={Variables.CountRef}&{Range}&step={StepNames.OneHour}{End}", [Time, Count("value")]);

    /// <summary>The course of one number over what is in view, of each of the values with the most.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    public static RowsQuery CourseByValue(string key, string statistic) => new(
        $"series/rows?{Tenant}&by={Variables.DimensionRef}&limit=8&kpi={key}&{Range}{End}",
        [Time, new(RowsQuery.Group, Words.Same(RowsQuery.Group)), Corrected.Column(key, statistic, Words.Of(KpiQuery.Definition(key)))]);

    /// <summary>Numbers of the values with the most over the chosen window, a row each.</summary>
    /// <param name="columns">KPIs and statistics, each with its name.</param>
    public static RowsQuery ByValue(params IReadOnlyList<(string Key, string Statistic, Words Word)> columns) => new(
        $"breakdown/rows?{Tenant}&by={Variables.DimensionRef}&limit=20&kpi={Variables.CountRef},{KeysOf(columns)}&window={Variables.WindowRef}{End}",
        [
            new(RowsQuery.Group, new("value", "valeur")),
            Count("value"),
            .. columns.Select(static column => Corrected.Column(column.Key, column.Statistic, column.Word)),
        ]);

    /// <summary>The values of another dimension that make up most of what the chosen value has over the chosen window.</summary>
    /// <param name="dimension">The other dimension.</param>
    /// <param name="word">Its name for readers.</param>
    public static RowsQuery Top(string dimension, Words word) => new(
        $"top/rows?{Tenant}&by={dimension}&{Chosen}&kpi={Variables.CountRef}&window={Variables.WindowRef}&limit=10{End}",
        [new(RowsQuery.Group, word), Count("count"), new("share", new("share", "part"), Units.Ratio)]);

    /// <summary>What the chosen value has by weekday and hour of the last four weeks, in the hours of the tenant's zone.</summary>
    /// <param name="columns">What is shown of the rows.</param>
    public static RowsQuery Week(params IReadOnlyList<RowsColumn> columns) =>
        new($"load-profile/rows?{Tenant}&{Chosen}&kpi={Variables.CountRef}{End}", columns);

    /// <summary>Every KPI that is kept by the chosen dimension, a row each.</summary>
    public static RowsQuery All { get; } = new(
        $"board/rows?{Tenant}&{Chosen}&window={Variables.WindowRef}&language={RowsQuery.Language}",
        [
            new("name", new("number", "indicateur")),
            new("seconds", new("time", "temps"), Units.Seconds),
            new("ratio", new("share", "part"), Units.Ratio),
            new("number", new("count or points", "nombre ou points"), Units.Count),
            new("n", new("observations", "observations mesurées"), Units.Count),
        ]);

    private static RowsColumn Count(string name) => new(name, new("count", "nombre"), Units.Count);

    private static string KeysOf(IEnumerable<(string Key, string Statistic, Words Word)> columns) => string.Join(',', columns.Select(static column => column.Key).Distinct());
}

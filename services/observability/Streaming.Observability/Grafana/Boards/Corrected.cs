using Streaming.Observability.Grafana.Model;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>Makes questions for corrected history.</summary>
internal static class Corrected
{
    private const string Range = "from=${__from:date:iso}&to=${__to:date:iso}";

    private static string Tenant => "tenant=${tenant:percentencode}";

    /// <summary>The course of a KPI over what is in view, of the whole desk.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistics">Which of its statistics.</param>
    /// <param name="normallyEmpty">Why it may be empty.</param>
    public static RowsQuery Course(string key, IReadOnlyList<string> statistics, string? normallyEmpty = null) => new(
        $"series/rows?{Tenant}&kpi={key}&{Range}",
        [
            new(RowsQuery.Time, Words.Same(RowsQuery.Time)),
            .. statistics.Select(statistic => Column(
                key, statistic, statistic.Length > 0 ? Words.Same(statistic) : Words.Of(KpiQuery.Definition(key)))),
        ],
        normallyEmpty);

    /// <summary>A column for a number of a KPI.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    /// <param name="word">Its name for readers.</param>
    public static RowsColumn Column(string key, string statistic, Words word)
    {
        var definition = KpiQuery.Definition(key);
        if (!definition.Statistics.Contains(statistic))
        {
            throw new ArgumentException($"KPI '{key}' has no statistic '{statistic}'.", nameof(statistic));
        }

        return new(statistic.Length > 0 ? $"{key}_{statistic}" : key, word, Units.Of(definition.Unit));
    }
}

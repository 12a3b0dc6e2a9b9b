using Streaming.Contracts;
using Streaming.Domain.Kpis;

namespace Streaming.Hosting;

/// <summary>Names of the KPIs' gauges: who exports them and who asks for them must agree.</summary>
public static class KpiMetricName
{
    private const string CountersOnly = "_total";
    private const string HistogramsOnly = "_count";

    /// <summary>Names of all gauges of a KPI.</summary>
    /// <param name="definition">The KPI.</param>
    public static IEnumerable<string> AllOf(KpiDefinition definition) => definition.Statistics.Select(statistic => Of(definition, statistic)).Distinct();

    /// <summary>Whether a statistic is a count beside a KPI that is none, and so has a gauge of its own.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    public static bool IsApart(KpiDefinition definition, string statistic) => definition.Unit != KpiUnit.Count && CountStatistics.Contains(statistic);

    /// <summary>Name of the gauge of one statistic of a KPI: the KPI's, or of a count beside it one that ends in its name.</summary>
    /// <param name="definition">The KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    public static string Of(KpiDefinition definition, string statistic) => !IsApart(definition, statistic)
        ? Of(definition)
        : MetricNames.KpiPrefix + definition.Key + "_" + (statistic.EndsWith(HistogramsOnly, StringComparison.Ordinal) ? statistic[..^HistogramsOnly.Length] : statistic);

    /// <summary>Name of a KPI's gauge, as <see cref="MetricNames"/> describes it.</summary>
    /// <param name="definition">The KPI.</param>
    public static string Of(KpiDefinition definition)
    {
        var key = definition.Key.EndsWith(CountersOnly, StringComparison.Ordinal) ? definition.Key[..^CountersOnly.Length] : definition.Key;
        var suffix = definition.Unit switch
        {
            KpiUnit.Seconds => MetricNames.SecondsSuffix,
            KpiUnit.Ratio => MetricNames.RatioSuffix,
            KpiUnit.Points => MetricNames.PointsSuffix,
            KpiUnit.Score => MetricNames.ScoreSuffix,
            KpiUnit.Money => MetricNames.MoneySuffix,
            _ => "",
        };
        return MetricNames.KpiPrefix + key + (key.EndsWith(suffix, StringComparison.Ordinal) ? "" : suffix);
    }
}

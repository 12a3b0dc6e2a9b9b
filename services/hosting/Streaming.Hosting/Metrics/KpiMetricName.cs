using Streaming.Contracts;
using Streaming.Domain.Kpis;

namespace Streaming.Hosting;

/// <summary>Names of the KPIs' gauges: who exports them and who asks for them must agree.</summary>
public static class KpiMetricName
{
    private const string CountersOnly = "_total";

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

using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Hosting;

namespace Streaming.Observability.Grafana.Boards;

/// <summary>Makes questions for KPIs. Several query services export the same numbers; the greatest of equal ones is one of them.</summary>
internal static class KpiQuery
{
    /// <summary>A KPI by its key.</summary>
    /// <param name="key">The key.</param>
    /// <exception cref="ArgumentException">There is no such KPI.</exception>
    public static KpiDefinition Definition(string key) =>
        KpiRegistry.Find(key)?.Definition ?? throw new ArgumentException($"There is no KPI '{key}'.", nameof(key));

    /// <summary>The whole desk's number.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    /// <param name="window">The window, or a variable.</param>
    /// <param name="offset">How far back in what Prometheus saw; empty for now.</param>
    public static string Whole(string key, string statistic, string window = Variables.WindowRef, string offset = "") =>
        Select(key, statistic, window, string.Join(',', AllDimensions.Select(dimension => $"{dimension}=\"\"")), offset);

    /// <summary>The numbers of one value of a dimension; the dimension may be a variable.</summary>
    /// <param name="key">Key of the KPI.</param>
    /// <param name="statistic">One of its statistics.</param>
    /// <param name="dimension">The dimension, or a variable.</param>
    /// <param name="value">The value, or a variable.</param>
    /// <param name="window">The window, or a variable.</param>
    /// <param name="offset">How far back in what Prometheus saw; empty for now.</param>
    public static string Of(string key, string statistic, string dimension, string value, string window = Variables.WindowRef, string offset = "") =>
        Select(key, statistic, window, $"{dimension}=\"{value}\"", offset);

    private static readonly string[] AllDimensions =
        [Dimensions.Team, Dimensions.Channel, Dimensions.Category, Dimensions.Priority, Dimensions.Product, Dimensions.Agent];

    private static string Select(string key, string statistic, string window, string split, string offset)
    {
        var definition = Definition(key);
        if (!definition.Statistics.Contains(statistic))
        {
            throw new ArgumentException($"KPI '{key}' has no statistic '{statistic}'.", nameof(statistic));
        }

        var ofStatistic = KpiMetricName.IsApart(definition, statistic) ? "" : $"{LabelNames.Statistic}=\"{statistic}\",";
        return $"max without (instance, pod) ({KpiMetricName.Of(definition, statistic)}"
            + $"{{{LabelNames.Tenant}=\"{Variables.TenantRef}\",{LabelNames.Window}=\"{window}\",{ofStatistic}{split}}}"
            + $"{(offset.Length > 0 ? " offset " : "")}{offset})";
    }
}

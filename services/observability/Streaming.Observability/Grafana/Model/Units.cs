using Streaming.Domain.Kpis;

namespace Streaming.Observability.Grafana.Model;

/// <summary>Grafana's names of units.</summary>
internal static class Units
{
    /// <summary>A count.</summary>
    public const string Count = "short";

    /// <summary>Seconds, shown in the unit that fits.</summary>
    public const string Seconds = "s";

    /// <summary>A ratio, shown in percent.</summary>
    public const string Ratio = "percentunit";

    /// <summary>A number of its own scale.</summary>
    public const string Plain = "none";

    /// <summary>Bytes.</summary>
    public const string Bytes = "bytes";

    /// <summary>How often a second.</summary>
    public const string PerSecond = "cps";

    /// <summary>The unit of a KPI.</summary>
    /// <param name="unit">The KPI's unit.</param>
    public static string Of(KpiUnit unit) => unit switch
    {
        KpiUnit.Seconds => Seconds,
        KpiUnit.Ratio => Ratio,
        KpiUnit.Points or KpiUnit.Score => Plain,
        _ => Count,
    };
}

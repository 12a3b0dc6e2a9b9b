namespace Streaming.Domain.Kpis.Bands;

/// <summary>A named set of benchmarks: the limits of the bands of some KPIs, with their source.</summary>
public sealed class BandSet
{
    private const double Minute = 60;

    private readonly Dictionary<string, BandRule> _rules;

    private BandSet(string name, string source, Dictionary<string, BandRule> rules)
    {
        Name = name;
        Source = source;
        _rules = rules;
    }

    /// <summary>
    /// The benchmarks of KPI7, October 2024. The source leaves holes between its bands; a value in a hole takes the next band down. Its
    /// provenance is weak: industry references of the US; satisfaction, NPS and volume are those of retail.
    /// </summary>
    public static BandSet Kpi7Of2024 { get; } = new(
        "kpi7-2024",
        "7 KPIs of a customer-service software company, October 2024 (industry references, US)",
        new(StringComparer.Ordinal)
        {
            ["first_response_time"] = Lower(Below(15 * Minute), Below(60 * Minute), UpTo(180 * Minute)),
            ["csat_pct"] = Higher(From(0.95), From(0.90), From(0.85)),
            ["resolution_rate"] = Higher(Above(0.90), From(0.85), From(0.70)),
            ["aht"] = Lower(UpTo(2 * Minute), Below(4 * Minute), UpTo(8 * Minute)),
            ["nps"] = Higher(Above(70), From(50), From(30)),
            ["retention_rate"] = Higher(Above(0.90), From(0.85), From(0.80)),
            ["tickets_per_customer"] = Lower(UpTo(3), null, UpTo(5)),
        });

    /// <summary>Name of the set.</summary>
    public string Name { get; }

    /// <summary>Where its limits come from.</summary>
    public string Source { get; }

    /// <summary>The band of a KPI's headline value.</summary>
    /// <param name="kpiKey">The KPI.</param>
    /// <param name="value">The value, in the KPI's unit; <see langword="null"/> where there is none.</param>
    /// <returns><see langword="null"/> where the set has no bands for the KPI, or there is no value.</returns>
    public Band? Classify(string kpiKey, double? value) =>
        value is { } number && _rules.TryGetValue(kpiKey, out var rule) ? rule.Classify(number) : null;

    private static BandRule Higher(BandLimit exceptional, BandLimit? above, BandLimit typical) =>
        new(KpiDirection.HigherIsBetter, exceptional, above, typical);

    private static BandRule Lower(BandLimit exceptional, BandLimit? above, BandLimit typical) =>
        new(KpiDirection.LowerIsBetter, exceptional, above, typical);

    private static BandLimit From(double value) => new(value, IsInside: true);

    private static BandLimit UpTo(double value) => new(value, IsInside: true);

    private static BandLimit Above(double value) => new(value, IsInside: false);

    private static BandLimit Below(double value) => new(value, IsInside: false);
}

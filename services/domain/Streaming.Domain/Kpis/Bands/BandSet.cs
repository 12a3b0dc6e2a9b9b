using System.Diagnostics.CodeAnalysis;

namespace Streaming.Domain.Kpis.Bands;

/// <summary>A named set of benchmarks: the bands of some KPIs' headline statistics, with their source.</summary>
/// <param name="name">Name of the set.</param>
/// <param name="source">Where its limits come from.</param>
/// <param name="rules">The bands by key of KPI.</param>
public sealed class BandSet(string name, string source, IReadOnlyDictionary<string, BandRule> rules)
{
    private const double Minute = 60;

    /// <summary>
    /// The benchmarks of KPI7, October 2024. The source leaves holes between its bands; a value in a hole takes the next band down. Its
    /// provenance is weak: industry references of the US; satisfaction, NPS and volume are those of retail.
    /// </summary>
    public static BandSet Kpi7Of2024 { get; } = new(
        "kpi7-2024",
        "7 KPIs of a customer-service software company, October 2024 (industry references, US; satisfaction, NPS and volume: retail)",
        new Dictionary<string, BandRule>(StringComparer.Ordinal)
        {
            ["first_response_time"] = Rule(Below(15 * Minute), Below(60 * Minute), AtMost(180 * Minute)),
            ["csat_pct"] = Rule(AtLeast(0.95), AtLeast(0.90), AtLeast(0.85)),
            ["resolution_rate"] = Rule(Above(0.90), AtLeast(0.85), AtLeast(0.70)),
            ["aht"] = Rule(AtMost(2 * Minute), Below(4 * Minute), AtMost(8 * Minute)),
            ["nps"] = Rule(Above(70), AtLeast(50), AtLeast(30)),
            ["retention_rate"] = Rule(Above(0.90), AtLeast(0.85), AtLeast(0.80)),
            ["tickets_per_customer"] = Rule(AtMost(3), null, AtMost(5)),
        });

    /// <summary>The one rule of HubSpot's article: an NPS above 0 is satisfactory.</summary>
    public static BandSet Hub { get; } = new(
        "hub",
        "HubSpot, customer-service calculator article, June 2021: an NPS above 0 is satisfactory",
        new Dictionary<string, BandRule>(StringComparer.Ordinal)
        {
            ["nps"] = new([new BandStep(Band.Satisfactory, Above(0))], Band.Unsatisfactory),
        });

    /// <summary>The sets that are there without being configured.</summary>
    public static IReadOnlyList<BandSet> BuiltIn { get; } = [Kpi7Of2024, Hub];

    /// <summary>Name of the set.</summary>
    public string Name => name;

    /// <summary>Where its limits come from.</summary>
    public string Source => source;

    /// <summary>The KPIs that have bands in this set.</summary>
    public IEnumerable<string> Keys => rules.Keys;

    /// <summary>The bands of a KPI.</summary>
    /// <param name="kpiKey">The KPI.</param>
    /// <param name="rule">The bands.</param>
    /// <returns>Whether the set has bands for it.</returns>
    public bool TryGet(string kpiKey, [NotNullWhen(true)] out BandRule? rule) => rules.TryGetValue(kpiKey, out rule);

    /// <summary>The band of a KPI's headline value.</summary>
    /// <param name="kpiKey">The KPI.</param>
    /// <param name="value">The value, in the KPI's unit; <see langword="null"/> where there is none.</param>
    /// <returns><see langword="null"/> where the set has no bands for the KPI, or there is no value.</returns>
    public Band? Classify(string kpiKey, double? value) =>
        value is { } number && TryGet(kpiKey, out var rule) ? rule.Classify(number) : null;

    private static BandRule Rule(Limit exceptional, Limit? above, Limit typical)
    {
        var steps = new List<BandStep> { new(Band.Exceptional, exceptional) };
        if (above is { } limit)
        {
            steps.Add(new BandStep(Band.AboveAverage, limit));
        }

        steps.Add(new BandStep(Band.Typical, typical));
        return new BandRule(steps, Band.BelowTypical);
    }

    private static Limit AtLeast(double value) => new(Relation.AtLeast, value);

    private static Limit AtMost(double value) => new(Relation.AtMost, value);

    private static Limit Above(double value) => new(Relation.Above, value);

    private static Limit Below(double value) => new(Relation.Below, value);
}

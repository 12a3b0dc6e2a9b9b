using Streaming.Domain.Kpis.Bands;
using Streaming.Domain.Names;

namespace Streaming.Query.Options;

/// <summary>The domain's own types from valid <see cref="KpiOptions"/>.</summary>
internal static class KpiOptionsReader
{
    /// <summary>What all KPIs are judged by.</summary>
    /// <param name="options">Valid options.</param>
    /// <param name="dimension">A dimension by name.</param>
    public static KpiStandards ToStandards(this KpiOptions options, Func<string, NameKind?> dimension)
    {
        var sets = BandSet.BuiltIn.ToDictionary(static set => set.Name, StringComparer.Ordinal);
        foreach (var (name, set) in options.BandSets ?? new Dictionary<string, BandSetOptions>())
        {
            sets.Add(name, new BandSet(
                name,
                set.Source,
                (set.Bands ?? new Dictionary<string, IReadOnlyDictionary<string, string>>()).ToDictionary(
                    static kpi => kpi.Key, static kpi => BandText.Read(kpi.Value, out _)!, StringComparer.Ordinal)));
        }

        var own = (options.Defined ?? []).Select(DefinedKpiReader.RuleOf).OfType<StandardRule>();
        return new KpiStandards([.. own, .. (options.Standards ?? []).Select(standard => Rule(standard, dimension))])
        {
            DefaultSet = options.BandSet.Length == 0 ? null : sets[options.BandSet],
            TenantSets = (options.TenantBandSets ?? new Dictionary<string, string>()).ToDictionary(
                static tenant => tenant.Key, tenant => sets[tenant.Value], StringComparer.Ordinal),
            MinimumSample = options.MinimumSample,
        };
    }

    private static StandardRule Rule(StandardOptions options, Func<string, NameKind?> dimension) => new()
    {
        Kpi = options.Kpi,
        Statistic = options.Statistic,
        Tenant = options.Tenant,
        Dimension = options.Dimension is { } name ? dimension(name) : null,
        Value = options.Value ?? "",
        Bands = options.Bands is { } bands ? BandText.Read(bands, out _) : null,
        SetName = options.Name,
        Source = options.Source,
        Target = Limit.TryParse(options.Target, out var target) ? target : null,
        MinimumSample = options.MinimumSample,
    };
}

namespace Streaming.Domain.Kpis.Bands;

/// <summary>
/// What all KPIs are judged by: a set of bands, another one for some tenants, and rules that set bands and targets of single KPIs. What is
/// narrower wins: a rule for a value over one for everything, one for a tenant over one for all, a later one over an earlier one.
/// </summary>
public sealed class KpiStandards
{
    private readonly IReadOnlyList<StandardRule> _narrowLast;

    /// <summary>Standards of a configuration.</summary>
    /// <param name="rules">The rules, in the order of the configuration.</param>
    public KpiStandards(IReadOnlyList<StandardRule>? rules = null)
    {
        // Ordering is stable: within one width the order of the configuration stays.
        _narrowLast = [.. (rules ?? []).OrderBy(static rule => (rule.Dimension is null ? 0 : 2) + (rule.Tenant is null ? 0 : 1))];
    }

    /// <summary>The set for tenants without one of their own; <see langword="null"/> for none.</summary>
    public BandSet? DefaultSet { get; init; } = BandSet.Kpi7Of2024;

    /// <summary>Sets by tenant.</summary>
    public IReadOnlyDictionary<string, BandSet> TenantSets { get; init; } = new Dictionary<string, BandSet>();

    /// <summary>Fewer observations than this are not judged, unless a rule says otherwise. Counts and levels always are.</summary>
    public long MinimumSample { get; init; }

    /// <summary>What a statistic is judged by.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="definition">The KPI.</param>
    /// <param name="statistic">The statistic.</param>
    public StatisticStandards Of(string tenant, KpiDefinition definition, string statistic)
    {
        var isHeadline = statistic == definition.Statistics[0];
        var general = new KpiStandard { MinimumSample = definition.IsSum(statistic) ? 0 : MinimumSample };
        if (isHeadline && TenantSets.GetValueOrDefault(tenant, DefaultSet!) is { } set && set.TryGet(definition.Key, out var bands))
        {
            general = general with { Bands = bands, SetName = set.Name, Source = set.Source };
        }

        List<KpiStandard>? byValue = null;
        foreach (var rule in _narrowLast)
        {
            if (rule.Kpi != definition.Key || (rule.Tenant ?? tenant) != tenant || (rule.Statistic is { } named ? named != statistic : !isHeadline))
            {
                continue;
            }

            if (rule.Dimension is null)
            {
                general = rule.ApplyTo(general);
                continue;
            }

            byValue ??= [];
            var at = byValue.FindIndex(known => known.Dimension == rule.Dimension && known.Value == rule.Value);
            var before = at >= 0 ? byValue[at] : general with { Dimension = rule.Dimension, Value = rule.Value };
            byValue.RemoveAll(known => ReferenceEquals(known, before));
            byValue.Add(rule.ApplyTo(before));
        }

        var judges = general.Bands is not null || general.Target is not null;
        return judges || byValue is not null ? new StatisticStandards(judges ? general : null, byValue ?? []) : StatisticStandards.None;
    }
}

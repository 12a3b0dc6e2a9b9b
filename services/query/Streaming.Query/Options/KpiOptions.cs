namespace Streaming.Query.Options;

/// <summary>How KPIs are cut into weeks, and what their values are judged by.</summary>
public sealed record KpiOptions
{
    /// <summary>Name of the configuration section.</summary>
    public const string Section = "Kpis";

    /// <summary>Day on which calendar weeks begin. Default Monday.</summary>
    public DayOfWeek FirstDayOfWeek { get; init; } = DayOfWeek.Monday;

    /// <summary>
    /// Set of bands for tenants without one of their own: <c>kpi7-2024</c>, <c>hub</c>, or one of <see cref="BandSets"/>; empty for none.
    /// Default <c>kpi7-2024</c>.
    /// </summary>
    public string BandSet { get; init; } = "kpi7-2024";

    /// <summary>Sets of bands by tenant. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? TenantBandSets { get; init; }

    /// <summary>Further sets of bands by name. Default: none.</summary>
    public IReadOnlyDictionary<string, BandSetOptions>? BandSets { get; init; }

    /// <summary>
    /// Fewer observations than this show neither band nor target. Counts and levels always show them. 1 to 1,000,000; default 10.
    /// </summary>
    public int MinimumSample { get; init; } = 10;

    /// <summary>Bands and targets of single KPIs, for all, for a tenant, or for a value of a dimension. Default: none.</summary>
    public IReadOnlyList<StandardOptions>? Standards { get; init; }

    /// <summary>KPIs over existing measures, served like the built-in ones; at most 100. Default: none.</summary>
    public IReadOnlyList<DefinedKpiOptions>? Defined { get; init; }
}

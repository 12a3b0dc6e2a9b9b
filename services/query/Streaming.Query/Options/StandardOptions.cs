namespace Streaming.Query.Options;

/// <summary>
/// Bands, a target or a minimum sample of one KPI. The narrowest that sets each of them counts: for a value over for everything, for a tenant
/// over for all, then the later.
/// </summary>
public sealed record StandardOptions
{
    /// <summary>Key of the KPI.</summary>
    public string Kpi { get; init; } = "";

    /// <summary>The statistic, such as <c>p90</c>. Default: the KPI's headline, its first.</summary>
    public string? Statistic { get; init; }

    /// <summary>The tenant. Default: all.</summary>
    public string? Tenant { get; init; }

    /// <summary>A dimension, for rows that have <see cref="Value"/> in it. Default: everything.</summary>
    public string? Dimension { get; init; }

    /// <summary>The value of <see cref="Dimension"/>.</summary>
    public string? Value { get; init; }

    /// <summary>What the bands are called. Default <c>configured</c>.</summary>
    public string Name { get; init; } = "configured";

    /// <summary>Where the limits come from, in words. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>The limit of each band, as in <see cref="BandSetOptions.Bands"/>. Default: those of the set.</summary>
    public IReadOnlyDictionary<string, string>? Bands { get; init; }

    /// <summary>What the desk aims at: a limit such as <c>&lt;=3600</c>. Default: none.</summary>
    public string? Target { get; init; }

    /// <summary>Fewer observations than this show neither. 0 to 1,000,000. Default: that of the section.</summary>
    public int? MinimumSample { get; init; }
}

using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Bands;

/// <summary>Sets bands, a target or a minimum sample of one statistic; for all, for a tenant, for a value of a dimension, or for both.</summary>
public sealed record StandardRule
{
    /// <summary>Key of the KPI.</summary>
    public required string Kpi { get; init; }

    /// <summary>The statistic; <see langword="null"/> for the headline.</summary>
    public string? Statistic { get; init; }

    /// <summary>The tenant; <see langword="null"/> for all.</summary>
    public string? Tenant { get; init; }

    /// <summary>The dimension; <see langword="null"/> for everything.</summary>
    public NameKind? Dimension { get; init; }

    /// <summary>The value of the dimension.</summary>
    public string Value { get; init; } = "";

    /// <summary>The bands; <see langword="null"/> to leave them.</summary>
    public BandRule? Bands { get; init; }

    /// <summary>What the bands are called.</summary>
    public string SetName { get; init; } = "configured";

    /// <summary>Where the limits come from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>The target; <see langword="null"/> to leave it.</summary>
    public Limit? Target { get; init; }

    /// <summary>The fewest observations that are judged; <see langword="null"/> to leave it.</summary>
    public long? MinimumSample { get; init; }

    /// <summary>A standard with what this rule sets.</summary>
    /// <param name="standard">The standard before.</param>
    internal KpiStandard ApplyTo(KpiStandard standard) => standard with
    {
        Bands = Bands ?? standard.Bands,
        SetName = Bands is null ? standard.SetName : SetName,
        Source = Bands is null && standard.Source.Length > 0 ? standard.Source : Source,
        Target = Target ?? standard.Target,
        MinimumSample = MinimumSample ?? standard.MinimumSample,
    };
}

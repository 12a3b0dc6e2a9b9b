using Streaming.Domain.Kpis;

namespace Streaming.Query.Options;

/// <summary>A KPI that the configuration defines over existing measures; served like the built-in ones.</summary>
public sealed record DefinedKpiOptions
{
    /// <summary>Stable key: lower case, digits and underscores, at most 64; not that of another KPI.</summary>
    public string Key { get; init; } = "";

    /// <summary>Name in English.</summary>
    public string NameEn { get; init; } = "";

    /// <summary>Name in French.</summary>
    public string NameFr { get; init; } = "";

    /// <summary>How it is computed. Default: a ratio.</summary>
    public DefinedKpiFormula Formula { get; init; } = DefinedKpiFormula.Ratio;

    /// <summary>What is added up; of a ratio, above the line.</summary>
    public IReadOnlyList<MeasureTermOptions>? Measures { get; init; }

    /// <summary>Of a ratio, what is added up below the line.</summary>
    public IReadOnlyList<MeasureTermOptions>? Divisor { get; init; }

    /// <summary>
    /// Unit of a ratio. Default: seconds for time over a count, else a ratio. Sums and levels are counts, or seconds where they add times;
    /// durations are seconds.
    /// </summary>
    public KpiUnit? Unit { get; init; }

    /// <summary>Which way is better. Default: neither.</summary>
    public KpiDirection Direction { get; init; } = KpiDirection.None;

    /// <summary>Of a duration, the statistic that stands first and is judged: <c>mean</c>, <c>p50</c>, <c>p90</c>, … Default <c>mean</c>.</summary>
    public string? Headline { get; init; }

    /// <summary>The limit of each band, as in <see cref="BandSetOptions.Bands"/>. Default: none.</summary>
    public IReadOnlyDictionary<string, string>? Bands { get; init; }

    /// <summary>What the desk aims at: a limit such as <c>&lt;=3600</c>. Default: none.</summary>
    public string? Target { get; init; }
}

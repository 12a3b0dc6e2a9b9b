namespace Streaming.Query.Options;

/// <summary>A named set of bands.</summary>
public sealed record BandSetOptions
{
    /// <summary>Where the limits come from, in words; shown beside them. Default: empty.</summary>
    public string Source { get; init; } = "";

    /// <summary>
    /// By key of KPI, the limit of each band, in the KPI's unit (seconds, ratios from 0 to 1, points): <c>exceptional</c>,
    /// <c>above_average</c> and <c>typical</c>, of which any may be left out (the rest is below typical); or <c>satisfactory</c> alone.
    /// A limit is a relation and a number: <c>&lt;900</c>, <c>&lt;=180</c>, <c>&gt;=0.85</c>, <c>&gt;70</c>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Bands { get; init; }
}

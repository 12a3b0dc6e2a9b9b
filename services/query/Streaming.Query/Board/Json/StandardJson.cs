namespace Streaming.Query.Board.Json;

/// <summary>What the values of one statistic are judged by.</summary>
internal sealed record StandardJson
{
    /// <summary>The statistic.</summary>
    public required string Statistic { get; init; }

    /// <summary>Name of the set that the bands come from; empty without bands.</summary>
    public required string BandSet { get; init; }

    /// <summary>Where the limits come from.</summary>
    public required string Source { get; init; }

    /// <summary>The bands, best first: a value has the first one whose limit it meets.</summary>
    public required IReadOnlyList<BandJson> Bands { get; init; }

    /// <summary>The band of a value that meets none of them.</summary>
    public string? Otherwise { get; init; }

    /// <summary>What the desk aims at.</summary>
    public LimitJson? Target { get; init; }

    /// <summary>Fewer observations than this are not judged.</summary>
    public required long MinimumSample { get; init; }

    /// <summary>The dimension, where it holds for one value of it only.</summary>
    public string? Dimension { get; init; }

    /// <summary>That value.</summary>
    public string? Value { get; init; }
}

/// <summary>Where a band begins.</summary>
/// <param name="Band">The band.</param>
/// <param name="Limit">What its values meet.</param>
internal sealed record BandJson(string? Band, LimitJson Limit);

/// <summary>A limit.</summary>
/// <param name="Relation"><c>below</c>, <c>at_most</c>, <c>at_least</c> or <c>above</c>.</param>
/// <param name="Value">The number, in the unit of the KPI.</param>
internal sealed record LimitJson(string Relation, double Value);

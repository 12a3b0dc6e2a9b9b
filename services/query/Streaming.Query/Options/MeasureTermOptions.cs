namespace Streaming.Query.Options;

/// <summary>One measure in the formula of a KPI.</summary>
public sealed record MeasureTermOptions
{
    /// <summary>Key of the measure, such as <c>tickets_created</c> or <c>first_response</c>.</summary>
    public string Measure { get; init; } = "";

    /// <summary>Whether its time counts, in seconds, and not how often it happened. Default: false.</summary>
    public bool Time { get; init; }

    /// <summary>Values by dimension of the main cube: what has none of them does not count. Default: everything counts.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>>? Filters { get; init; }
}

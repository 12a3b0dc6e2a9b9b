namespace Streaming.Testing.Recount;

/// <summary>What is asked of a recount.</summary>
/// <param name="FromMs">Start of the interval, included, Unix milliseconds.</param>
/// <param name="ToMs">End of the interval, excluded, Unix milliseconds.</param>
public sealed record RecountQuery(long FromMs, long ToMs)
{
    /// <summary>The values that are let through, by dimension; a dimension that is not named lets all through.</summary>
    public IReadOnlyDictionary<RecountDimension, string> Filter { get; init; } = new Dictionary<RecountDimension, string>();

    /// <summary>The dimensions whose values make the groups; none makes one group.</summary>
    public IReadOnlyList<RecountDimension> GroupBy { get; init; } = [];

    /// <summary>Whether of each customer only the latest answer in the interval counts, before anything is filtered or grouped.</summary>
    public bool LatestPerCustomer { get; init; }

    /// <summary>Whether the filter lets a split through.</summary>
    /// <param name="split">The split.</param>
    /// <returns>True when every named dimension has the asked value.</returns>
    public bool Lets(RecountSplit split) => Filter.All(asked => split.Value(asked.Key) == asked.Value);

    /// <summary>The name of a split's group: its values joined by <c>|</c>, in the order asked; empty without grouping.</summary>
    /// <param name="split">The split.</param>
    /// <returns>The name.</returns>
    public string GroupOf(RecountSplit split) => string.Join('|', GroupBy.Select(split.Value));
}

namespace Streaming.Observability.Cases;

/// <summary>What a query must say at a time, to four decimals.</summary>
/// <param name="At">The time.</param>
/// <param name="Query">PromQL: a recorded series by its name, or what a panel asks.</param>
/// <param name="Samples">All of the answer: labels as in PromQL without the braces, and the value.</param>
internal sealed record Number(TimeSpan At, string Query, params IReadOnlyList<(string Labels, double Value)> Samples)
{
    /// <summary>The query as promtool puts it: it compares to the last bit.</summary>
    public string Rounded => $"round({Query}, 0.0001)";
}

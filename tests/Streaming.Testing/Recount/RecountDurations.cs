namespace Streaming.Testing.Recount;

/// <summary>Count, sum and exact nearest-rank percentiles of a sample of durations, milliseconds; null without a sample.</summary>
/// <param name="Count">How many.</param>
/// <param name="SumMs">Their sum.</param>
/// <param name="MeanMs">Sum / count.</param>
/// <param name="P50Ms">Median.</param>
/// <param name="P90Ms">90th percentile.</param>
/// <param name="P95Ms">95th percentile.</param>
/// <param name="P99Ms">99th percentile.</param>
/// <param name="MaxMs">The greatest.</param>
public sealed record RecountDurations(
    long Count, long SumMs, double? MeanMs, long? P50Ms, long? P90Ms, long? P95Ms, long? P99Ms, long? MaxMs)
{
    /// <summary>The figures of a sample.</summary>
    /// <param name="durationsMs">The sample, milliseconds.</param>
    /// <returns>The figures.</returns>
    public static RecountDurations Of(IEnumerable<long> durationsMs)
    {
        var sorted = durationsMs.Order().ToList();
        return sorted.Count == 0
            ? new RecountDurations(0, 0, null, null, null, null, null, null)
            : new RecountDurations(
                sorted.Count, sorted.Sum(), (double)sorted.Sum() / sorted.Count, Rank(50), Rank(90), Rank(95), Rank(99), sorted[^1]);

        long Rank(int percent) => sorted[((percent * sorted.Count) + 99) / 100 - 1];
    }
}

/// <summary>A level at both ends of an interval: the sum of its changes before each.</summary>
/// <param name="Start">At the start.</param>
/// <param name="End">At the end.</param>
public sealed record RecountLevel(long Start, long End)
{
    /// <summary>By how much it changed in between.</summary>
    public long Change => End - Start;
}

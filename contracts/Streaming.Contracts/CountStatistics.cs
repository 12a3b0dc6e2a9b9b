namespace Streaming.Contracts;

/// <summary>Statistics that say how many there were of something, whatever the unit of their KPI.</summary>
public static class CountStatistics
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "satisfied", "users", "buyers", "average_headcount", "partial_count", "promoters", "passives", "detractors", "easy", "neutral", "hard",
    };

    /// <summary>Whether a statistic is one of them.</summary>
    /// <param name="statistic">Its name, as in <c>KpiValue.statistic</c>.</param>
    public static bool Contains(string statistic) => Names.Contains(statistic);
}

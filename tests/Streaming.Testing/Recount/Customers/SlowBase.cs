using System.Globalization;
using System.Text.Json;

namespace Streaming.Testing.Recount.Customers;

/// <summary>
/// How large the customer base is, by the counts of the raw events: the newest count of all customers; else the newest count of each segment,
/// together; else nobody was counted. Shares no code with the engine.
/// </summary>
/// <remarks>Of two counts of one instant the one with the greater id stands, as facts are ordered. A count of zero is as none.</remarks>
public sealed class SlowBase
{
    private readonly List<(long TimeMs, string Id, string? Segment, long Count)> _counts;

    private SlowBase(List<(long TimeMs, string Id, string? Segment, long Count)> counts) => _counts = counts;

    /// <summary>Reads a log.</summary>
    /// <param name="records">The records, in any order, with any repetitions; only valid events of the default tenant.</param>
    /// <returns>The counts.</returns>
    public static SlowBase Of(IEnumerable<RecountRecord> records)
    {
        var counts = new List<(long TimeMs, string Id, string? Segment, long Count)>();
        foreach (var record in records)
        {
            using var document = JsonDocument.Parse(record.Json);
            var root = document.RootElement;
            if (root.GetProperty("type").GetString() == "support.customer.base-counted.v1")
            {
                var data = root.GetProperty("data");
                counts.Add((
                    DateTimeOffset.Parse(root.GetProperty("time").GetString()!, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(),
                    root.GetProperty("id").GetString()!,
                    data.TryGetProperty("segment", out var segment) ? segment.GetString() : null,
                    data.GetProperty("count").GetInt64()));
            }
        }

        return new SlowBase([.. counts.Distinct().OrderBy(count => count.TimeMs).ThenBy(count => count.Id, StringComparer.Ordinal)]);
    }

    /// <summary>The base just before an instant.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <returns>0 where nobody was counted.</returns>
    public long Before(long timeMs)
    {
        var known = _counts.Where(count => count.TimeMs < timeMs).ToList();
        return known.LastOrDefault(count => count.Segment is null).Count is var all and not 0
            ? all
            : known.Where(count => count.Segment is not null).GroupBy(count => count.Segment).Sum(segment => segment.Last().Count);
    }
}

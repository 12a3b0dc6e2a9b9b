using System.Text.Json;
using Streaming.Contracts;
using Streaming.Testing.Logs;

namespace Streaming.Integration.Tests.FullLog;

/// <summary>What the KPIs of the incident log must be: from the oracle where it says so, from the recount of the CSV where it does not.</summary>
internal static class UciExpectations
{
    private static readonly int[] Percentiles = [50, 90, 95, 99];

    /// <summary>The oracle's numbers of an interval, without split.</summary>
    /// <param name="interval">The interval.</param>
    public static IEnumerable<ExpectedNumber> OfOracle(UciInterval interval)
    {
        var oracle = UciData.Oracle(interval);
        var rows = oracle.GetProperty("by_rows");
        return
        [
            new("tickets_total", "", oracle.GetProperty("created").GetInt64()),
            .. Durations("first_response_time", oracle.GetProperty("frt_left_new")),
            new("first_resolutions", "", rows.GetProperty("first_resolutions").GetInt64()),
            new("resolved", "", rows.GetProperty("resolved").GetInt64()),
            .. Durations("mttr", rows.GetProperty("time_to_resolution")),
            new("closed", "", rows.GetProperty("closed").GetInt64()),
            new("closed_unresolved", "", rows.GetProperty("closed_unresolved").GetInt64()),
            new("reopenings", "", rows.GetProperty("reopenings").GetInt64()),
        ];
    }

    /// <summary>The oracle's numbers of an interval for one value of a dimension; each value that it names, with its numbers.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="dimension">Priority, category or channel.</param>
    public static Dictionary<string, List<ExpectedNumber>> OfOracle(UciInterval interval, string dimension)
    {
        var oracle = UciData.Oracle(interval);
        var name = dimension switch
        {
            Dimensions.Priority => "created_by_priority",
            Dimensions.Category => "created_by_category_top10",
            _ => "created_by_channel",
        };
        var values = oracle.GetProperty(name).EnumerateObject().ToDictionary(
            value => value.Name == "?" ? DimensionValues.Unknown : value.Name,
            value => new List<ExpectedNumber> { new("tickets_total", "", value.Value.GetInt64()) });
        if (dimension == Dimensions.Priority)
        {
            foreach (var value in oracle.GetProperty("by_rows").GetProperty("time_to_resolution_by_priority").EnumerateObject())
            {
                if (value.Value.GetProperty("n").GetInt64() > 0)
                {
                    values.TryAdd(value.Name, []);
                    values[value.Name].AddRange(Durations("mttr", value.Value));
                }
            }
        }

        return values;
    }

    /// <summary>The recount's numbers of an interval and a split.</summary>
    /// <param name="query">Interval, split and how far time has passed.</param>
    public static IEnumerable<ExpectedNumber> OfRecount(UciQuery query)
    {
        var numbers = UciData.Recount.Evaluate(query);
        var firstResponseSum = numbers.FirstResponseSeconds.Sum();
        return
        [
            new("tickets_total", "", numbers.Created),
            .. Durations("first_response_time", numbers.FirstResponseSeconds),
            new("frt_invalid", "", numbers.FirstResponseInvalid),
            Ratio("frt_literal", firstResponseSum, numbers.FirstResponseSeconds.Count == 0 ? 0 : numbers.Created),
            Ratio("resolution_rate", numbers.ResolvedInDelay, numbers.DelayElapsed == 0 ? 0 : numbers.DelayElapsedOrResolved),
            Ratio("resolution_rate_flow", numbers.Resolved, numbers.Created),
            Ratio("resolution_rate_ever", numbers.EverResolved, numbers.Created),
            .. Durations("mttr", numbers.TimeToResolutionSeconds),
            new("resolved", "", numbers.Resolved),
            Ratio("fcr", numbers.FirstContactResolutions, numbers.FirstResolutions),
            new("first_resolutions", "", numbers.FirstResolutions),
            new("backlog", "", numbers.Backlog.End),
            new("reopenings", "", numbers.Reopenings),
            new("closed", "", numbers.Closed),
            new("closed_unresolved", "", numbers.ClosedUnresolved),
        ];
    }

    /// <summary>The question to the recount for an interval and one value of a dimension, everything settled.</summary>
    /// <param name="interval">The interval.</param>
    /// <param name="dimension">Priority, category or channel; <see langword="null"/> for no split.</param>
    /// <param name="value">The value.</param>
    public static UciQuery Query(UciInterval interval, string? dimension = null, string? value = null) => new()
    {
        From = interval.From,
        To = interval.To,
        TimerTime = UciData.Recount.LastEventAt(),
        Priority = dimension == Dimensions.Priority ? value : null,
        Category = dimension == Dimensions.Category ? value : null,
        Channel = dimension == Dimensions.Channel ? value : null,
    };

    private static ExpectedNumber Ratio(string kpi, long numerator, long divisor) =>
        new(kpi, "", divisor == 0 ? null : (double)numerator / divisor);

    private static ExpectedNumber[] Durations(string kpi, JsonElement stats)
    {
        return stats.GetProperty("n").GetInt64() == 0
            ? Durations(kpi, [])
            :
            [
                // The oracle rounds means to a thousandth of a second.
                new(kpi, "mean", stats.GetProperty("mean").GetDouble(), 0.0005 / Math.Max(1, stats.GetProperty("mean").GetDouble())),
                Sketched("p50"), Sketched("p90"), Sketched("p95"), Sketched("min"), Sketched("max"),
            ];

        ExpectedNumber Sketched(string statistic) =>
            new(kpi, statistic, stats.GetProperty(statistic).GetDouble(), ExpectedNumber.SketchError);
    }

    private static ExpectedNumber[] Durations(string kpi, IReadOnlyList<long> seconds) =>
    [
        new(kpi, "mean", seconds.Count == 0 ? null : (double)seconds.Sum() / seconds.Count),
        .. Percentiles.Select(percent =>
            new ExpectedNumber(kpi, $"p{percent}", UciNumbers.Percentile(seconds, percent), ExpectedNumber.SketchError)),
        new(kpi, "min", seconds.Count == 0 ? null : seconds[0], ExpectedNumber.SketchError),
        new(kpi, "max", seconds.Count == 0 ? null : seconds[^1], ExpectedNumber.SketchError),
    ];
}

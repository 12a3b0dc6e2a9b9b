using System.Collections.Concurrent;

namespace Streaming.Testing.Recount;

/// <summary>Opening hours, the same on every weekday from Monday to Friday but for holidays; or 24/7.</summary>
/// <param name="Zone">The time zone; null: open always.</param>
/// <param name="Spans">Local hours of a working day, none of which a clock change touches.</param>
public sealed record RecountHours(TimeZoneInfo? Zone, IReadOnlyList<(TimeSpan From, TimeSpan To)> Spans)
{
    /// <summary>Open always.</summary>
    public static RecountHours Always { get; } = new(null, []);

    private readonly ConcurrentDictionary<DateTime, (long FromMs, long ToMs)[]> _days = new();

    /// <summary>Dates with other hours, which may be none, weekends included.</summary>
    public IReadOnlyDictionary<DateOnly, IReadOnlyList<(TimeSpan From, TimeSpan To)>> Holidays { get; init; } =
        new Dictionary<DateOnly, IReadOnlyList<(TimeSpan From, TimeSpan To)>>();

    /// <summary>Open milliseconds in [from, to), day by day.</summary>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="toMs">Unix milliseconds.</param>
    /// <returns>Milliseconds.</returns>
    public long OpenMs(long fromMs, long toMs) => OpenIn(fromMs, toMs).Sum(open => open.ToMs - open.FromMs);

    /// <summary>The earliest instant by which some open time has passed since a start.</summary>
    /// <param name="fromMs">Unix milliseconds.</param>
    /// <param name="openMs">Open milliseconds.</param>
    /// <returns>Unix milliseconds.</returns>
    public long After(long fromMs, long openMs)
    {
        if (Zone is null || openMs == 0)
        {
            return fromMs + openMs;
        }

        // No target of a test takes longer than this.
        foreach (var open in OpenIn(fromMs, fromMs + (long)TimeSpan.FromDays(400).TotalMilliseconds))
        {
            if (open.ToMs - open.FromMs >= openMs)
            {
                return open.FromMs + openMs;
            }

            openMs -= open.ToMs - open.FromMs;
        }

        throw new InvalidOperationException("A target that takes longer than 400 days.");
    }

    private IEnumerable<(long FromMs, long ToMs)> OpenIn(long fromMs, long toMs)
    {
        if (Zone is null)
        {
            if (toMs > fromMs)
            {
                yield return (fromMs, toMs);
            }

            yield break;
        }

        var day = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(fromMs), Zone).Date.AddDays(-1);
        for (; Ms(day) < toMs; day = day.AddDays(1))
        {
            foreach (var open in _days.GetOrAdd(day, OpenOn))
            {
                var (from, to) = (Math.Max(fromMs, open.FromMs), Math.Min(toMs, open.ToMs));
                if (to > from)
                {
                    yield return (from, to);
                }
            }
        }
    }

    private (long FromMs, long ToMs)[] OpenOn(DateTime day) =>
        (Holidays.TryGetValue(DateOnly.FromDateTime(day), out var own) ? own : day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday ? [] : Spans)
            .Select(span => (Ms(day + span.From), Ms(day + span.To)))
            .ToArray();

    private long Ms(DateTime local) =>
        new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone!)).ToUnixTimeMilliseconds();
}

using System.Text.Json;

namespace Streaming.Replay.Tests.Import;

public sealed class FullLogTests
{
    public static TheoryData<string> Windows => ["whole", "week_2016-03-07", "week_2016-05-02", "day_2016-03-09", "hour_2016-03-09T10"];

    [SkippableFact]
    public void Import_WholeLog_HasOneCreationAndOneReplyPerIncident()
    {
        var tickets = Tickets();

        Assert.Equal(24_918, tickets.Count);
        Assert.All(tickets, ticket => Assert.Equal((1, 1), (ticket.Creations, ticket.Messages)));
        Assert.Equal(FullLog.Events.Count, FullLog.Events.Select(e => e.Id).Distinct().Count());
    }

    [SkippableFact]
    public void Import_WholeLog_IsInReplayOrder()
    {
        FullLog.Require();

        Assert.Equal(FullLog.Events.OrderBy(e => e.Time).Select(e => e.Id), FullLog.Events.Select(e => e.Id));
    }

    [SkippableTheory]
    [MemberData(nameof(Windows))]
    public void Import_Creations_EqualTheOracle(string window)
    {
        var tickets = Tickets();
        var (expected, isInside) = Window(window);

        var created = tickets.Where(ticket => isInside(ticket.CreatedAt)).ToList();

        Assert.Equal(expected.GetProperty("created").GetInt32(), created.Count);
        AssertCounts(expected.GetProperty("created_by_priority"), created.CountBy(ticket => ticket.Priority!));
        AssertCounts(expected.GetProperty("created_by_channel"), created.CountBy(ticket => ticket.Channel!));
        AssertCounts(
            expected.GetProperty("created_by_category_top10"),
            created.CountBy(ticket => ticket.Category ?? "?").OrderByDescending(count => count.Value).ThenBy(count => count.Key, StringComparer.Ordinal).Take(10));
    }

    [SkippableTheory]
    [MemberData(nameof(Windows))]
    public void Import_FirstResponses_EqualTheOracle(string window)
    {
        var tickets = Tickets();
        var (expected, isInside) = Window(window);

        var answered = tickets.Where(ticket => isInside(ticket.FirstReplyAt)).Select(ticket => ticket.FirstReplyAt!.Value - ticket.CreatedAt).ToList();

        AssertStats(expected.GetProperty("frt_left_new"), answered.Where(duration => duration >= TimeSpan.Zero));
        Assert.Equal(expected.GetProperty("frt_negative").GetInt32(), answered.Count(duration => duration < TimeSpan.Zero));
    }

    [SkippableTheory]
    [MemberData(nameof(Windows))]
    public void Import_Statuses_EqualTheOraclesRows(string window)
    {
        var tickets = Tickets();
        var (whole, isInside) = Window(window);
        var expected = whole.GetProperty("by_rows");

        var solved = tickets.Where(ticket => isInside(ticket.SolvedAt)).ToList();
        var closed = tickets.Where(ticket => isInside(ticket.ClosedAt)).ToList();

        Assert.Equal(expected.GetProperty("first_resolutions").GetInt32(), tickets.Count(ticket => isInside(ticket.FirstSolvedAt)));
        Assert.Equal(expected.GetProperty("resolved").GetInt32(), solved.Count);
        AssertStats(expected.GetProperty("time_to_resolution"), solved.Select(ticket => ticket.SolvedAt!.Value - ticket.CreatedAt));
        foreach (var byPriority in expected.GetProperty("time_to_resolution_by_priority").EnumerateObject())
        {
            AssertStats(
                byPriority.Value,
                solved.Where(ticket => ticket.PriorityWhenSolved == byPriority.Name).Select(ticket => ticket.SolvedAt!.Value - ticket.CreatedAt));
        }

        Assert.Equal(expected.GetProperty("closed").GetInt32(), closed.Count);
        Assert.Equal(expected.GetProperty("closed_unresolved").GetInt32(), closed.Count(ticket => ticket.SolvedAt is null));
        Assert.Equal(expected.GetProperty("reopenings").GetInt32(), tickets.Sum(ticket => ticket.Reopenings.Count(at => isInside(at))));
        Assert.Equal(expected.GetProperty("tickets_reopened").GetInt32(), tickets.Count(ticket => ticket.Reopenings.Exists(at => isInside(at))));
    }

    private static void AssertCounts(JsonElement expected, IEnumerable<KeyValuePair<string, int>> actual) =>
        Assert.Equal(
            expected.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.GetInt32()).OrderBy(pair => pair.Key, StringComparer.Ordinal),
            actual.OrderBy(pair => pair.Key, StringComparer.Ordinal));

    private static void AssertStats(JsonElement expected, IEnumerable<TimeSpan> durations)
    {
        var sorted = durations.Select(duration => (long)duration.TotalSeconds).Order().ToList();

        Assert.Equal(expected.GetProperty("n").GetInt32(), sorted.Count);
        if (sorted.Count == 0)
        {
            return;
        }

        Assert.Equal(expected.GetProperty("mean").GetDouble(), Math.Round((double)sorted.Sum() / sorted.Count, 3), 3);
        foreach (var (name, share) in new[] { ("p50", 0.5), ("p90", 0.9), ("p95", 0.95) })
        {
            var rank = Math.Max(1, (int)Math.Ceiling((share * sorted.Count) - 1e-9));
            Assert.Equal(expected.GetProperty(name).GetInt64(), sorted[rank - 1]);
        }

        Assert.Equal((expected.GetProperty("min").GetInt64(), expected.GetProperty("max").GetInt64()), (sorted[0], sorted[^1]));
    }

    private static IReadOnlyList<EventRecount> Tickets()
    {
        FullLog.Require();
        return FullLog.Tickets;
    }

    private static (JsonElement Expected, Func<DateTimeOffset?, bool> IsInside) Window(string name)
    {
        if (name == "whole")
        {
            return (FullLog.Oracle.GetProperty("whole"), at => at is not null);
        }

        var window = FullLog.Oracle.GetProperty("windows").GetProperty(name);
        var start = DateTimeOffset.Parse(window.Text("start")! + "Z", System.Globalization.CultureInfo.InvariantCulture);
        var end = DateTimeOffset.Parse(window.Text("end")! + "Z", System.Globalization.CultureInfo.InvariantCulture);
        return (window, at => at >= start && at < end);
    }
}

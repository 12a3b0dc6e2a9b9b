using System.Text.Json;
using Streaming.Testing.Logs;

namespace Streaming.Recount.Tests.Logs;

/// <summary>The recount of the incident log equals the log's own oracle in everything that both carry.</summary>
public sealed class UciRecountTests
{
    [SkippableTheory]
    [InlineData(null)]
    [InlineData("week_2016-03-07")]
    [InlineData("week_2016-05-02")]
    [InlineData("day_2016-03-09")]
    [InlineData("hour_2016-03-09T10")]
    public void Evaluate_WholeOrWindow_EqualsTheOracle(string? window)
    {
        var log = UciLog.Recount();
        var oracle = UciLog.Oracle(window);
        var query = Interval(oracle);

        var numbers = log.Evaluate(query);

        Assert.Equal(oracle.GetProperty("created").GetInt32(), numbers.Created);
        AssertSample(oracle.GetProperty("frt_left_new"), numbers.FirstResponseSeconds);
        var rows = oracle.GetProperty("by_rows");
        Assert.Equal(rows.GetProperty("first_resolutions").GetInt32(), numbers.FirstResolutions);
        Assert.Equal(rows.GetProperty("resolved").GetInt32(), numbers.Resolved);
        AssertSample(rows.GetProperty("time_to_resolution"), numbers.TimeToResolutionSeconds);
        Assert.Equal(rows.GetProperty("time_to_resolution_negative").GetInt32(), numbers.TimeToResolutionNegative);
        Assert.Equal(rows.GetProperty("closed").GetInt32(), numbers.Closed);
        Assert.Equal(rows.GetProperty("closed_unresolved").GetInt32(), numbers.ClosedUnresolved);
        Assert.Equal(rows.GetProperty("reopenings").GetInt32(), numbers.Reopenings);
        foreach (var priority in rows.GetProperty("time_to_resolution_by_priority").EnumerateObject())
        {
            AssertSample(priority.Value, log.Evaluate(query with { Priority = priority.Name }).TimeToResolutionSeconds);
        }
    }

    [SkippableTheory]
    [InlineData("created_by_priority")]
    [InlineData("created_by_channel")]
    [InlineData("created_by_category_top10")]
    public void Evaluate_CreatedBySplit_EqualsTheOracle(string split)
    {
        var log = UciLog.Recount();

        foreach (var value in UciLog.Oracle().GetProperty(split).EnumerateObject())
        {
            var query = split switch
            {
                "created_by_priority" => new UciQuery { Priority = value.Name },
                "created_by_channel" => new UciQuery { Channel = value.Name },
                _ => new UciQuery { Category = value.Name },
            };
            Assert.Equal(value.Value.GetInt32(), log.Evaluate(query).Created);
        }
    }

    [SkippableFact]
    public void Evaluate_Whole_AllIncidentsEndClosed()
    {
        var log = UciLog.Recount();

        var numbers = log.Evaluate(new UciQuery());

        Assert.Equal(2, numbers.FirstResponseInvalid);
        Assert.Equal((0, 0), (numbers.Backlog.Start, numbers.Backlog.End));
        Assert.Equal(numbers.Created, numbers.DelayElapsedOrResolved);
        Assert.Equal(numbers.Resolved, numbers.EverResolved);
        Assert.InRange(numbers.ResolvedInDelay, 1, numbers.EverResolved);
        Assert.InRange(numbers.FirstContactResolutions, 1, numbers.FirstResolutions);
        Assert.Equal(new DateTime(2017, 2, 18, 15, 0, 0), log.LastEventAt());
    }

    private static UciQuery Interval(JsonElement oracle) => oracle.TryGetProperty("start", out var start)
        ? new UciQuery { From = start.GetDateTime(), To = oracle.GetProperty("end").GetDateTime() }
        : new UciQuery();

    private static void AssertSample(JsonElement expected, IReadOnlyList<long> actual)
    {
        Assert.Equal(expected.GetProperty("n").GetInt32(), actual.Count);
        if (actual.Count == 0)
        {
            return;
        }

        Assert.Equal(expected.GetProperty("mean").GetDouble(), (double)actual.Sum() / actual.Count, 0.0006);
        Assert.Equal(expected.GetProperty("p50").GetInt64(), UciNumbers.Percentile(actual, 50));
        Assert.Equal(expected.GetProperty("p90").GetInt64(), UciNumbers.Percentile(actual, 90));
        Assert.Equal(expected.GetProperty("p95").GetInt64(), UciNumbers.Percentile(actual, 95));
        Assert.Equal(expected.GetProperty("min").GetInt64(), actual[0]);
        Assert.Equal(expected.GetProperty("max").GetInt64(), actual[^1]);
    }
}

using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Recount.Tests.Logs;

/// <summary>Two ways to the same numbers: straight from the CSV's rows, and by way of events and the recount.</summary>
public sealed class UciEventsTests
{
    private static readonly (DateTime From, DateTime To, RecountDimension GroupBy)[] Asks =
    [
        (new(2016, 1, 1), new(2017, 3, 1), RecountDimension.Priority),
        (new(2016, 1, 1), new(2017, 3, 1), RecountDimension.Channel),
        (new(2016, 3, 7), new(2016, 3, 14), RecountDimension.Priority),
        (new(2016, 3, 7), new(2016, 3, 14), RecountDimension.Category),
        (new(2016, 3, 9, 10, 0, 0), new(2016, 3, 9, 11, 0, 0), RecountDimension.Priority),
    ];

    [SkippableFact]
    public void Evaluate_IntervalsAndSplits_EqualTheRecountOfTheRows()
    {
        var log = UciLog.Recount();
        var recount = SlowRecount.Of(UciEvents.Of(log.Rows), UciEvents.Milliseconds(log.LastEventAt()));

        Assert.Empty(recount.Excluded);
        foreach (var (from, to, dimension) in Asks)
        {
            var query = new RecountQuery(UciEvents.Milliseconds(from), UciEvents.Milliseconds(to)) { GroupBy = [dimension] };
            foreach (var (value, kpis) in recount.Evaluate(query))
            {
                AssertEqual(log.Evaluate(Asked(dimension, value) with { From = from, To = to, TimerTime = log.LastEventAt() }), kpis);
            }
        }
    }

    private static UciQuery Asked(RecountDimension dimension, string value) => dimension switch
    {
        RecountDimension.Priority => new UciQuery { Priority = value },
        RecountDimension.Channel => new UciQuery { Channel = value },
        _ => new UciQuery { Category = value },
    };

    private static void AssertEqual(UciNumbers rows, RecountKpis events)
    {
        Assert.Equal(rows.Created, events.TicketsCreated);
        Assert.Equal((rows.FirstResponseSeconds.Count, rows.FirstResponseInvalid), (events.FirstResponse.Count, events.FirstResponseInvalid));
        Assert.Equal(rows.FirstResponseSeconds.Sum() * 1000, events.FirstResponse.SumMs);
        Assert.Equal(UciNumbers.Percentile(rows.FirstResponseSeconds, 90) * 1000, events.FirstResponse.P90Ms);
        Assert.Equal(rows.TimeToResolutionSeconds.Sum() * 1000, events.TimeToResolution.SumMs);
        Assert.Equal(UciNumbers.Percentile(rows.TimeToResolutionSeconds, 95) * 1000, events.TimeToResolution.P95Ms);
        Assert.Equal((rows.Resolved, rows.TimeToResolutionNegative), (events.Resolved, events.TimeToResolutionNegative));
        Assert.Equal((rows.FirstResolutions, rows.FirstContactResolutions), (events.FirstResolutions, events.FirstContactResolutions));
        Assert.Equal((rows.Closed, rows.ClosedUnresolved, rows.Reopenings), (events.Closed, events.ClosedUnresolved, events.Reopenings));
        Assert.Equal(
            (rows.DelayElapsedOrResolved, rows.ResolvedInDelay, rows.EverResolved),
            (events.DelayElapsedOrResolved, events.ResolvedInDelay, events.EverResolved));
        Assert.Equal(rows.Backlog, events.Backlog);
    }
}

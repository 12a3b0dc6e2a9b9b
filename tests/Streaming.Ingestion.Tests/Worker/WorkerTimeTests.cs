using System.Text;
using Streaming.Contracts;
using Streaming.Ingestion.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Worker;

/// <summary>Times that are no good, and the time of a replay: what they do to stream time and timer time.</summary>
public sealed class WorkerTimeTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private readonly string _prefix = $"w{Guid.NewGuid():N}";

    [SkippableFact]
    public async Task Worker_EventInTheFuture_IsADeadLetterAndDoesNotMoveStreamTime()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var far = Encoding.UTF8.GetBytes(
            """{"specversion":"1.0","id":"f","source":"/tests","type":"support.ticket.created.v1","time":"2999-01-01T00:00:00Z","data":{"ticketId":"T-9","customerId":"C"}}""");

        await events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-9", far);
        await worker.CommitsAsync(events.Written);

        Assert.Equal(DeadLetterReasons.Future, TestEvents.Header(events.ReadLetter(), DeadLetterHeaders.Reason));
        Assert.All(await worker.MetasAsync(), meta => Assert.True(meta.EventHighMs < new DateTimeOffset(2998, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));
    }

    /// <summary>A producer whose clock is ahead stamps event and record alike: panes would grow coarser too early for good, and all others would count as late.</summary>
    [SkippableFact]
    public async Task Worker_EventAndRecordFarAheadOfTheWallClock_DoNotMoveStreamTime()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var now = TimeProvider.System.GetUtcNow();

        await events.CreateAsync("T-1", now.AddDays(40));
        await events.ReplyAsync("T-1", now);
        await worker.CommitsAsync(events.Written);

        var metas = await worker.MetasAsync();
        Assert.Equal(now.ToUnixTimeMilliseconds(), metas.Max(meta => meta.EventHighMs));
        Assert.All(metas, meta => Assert.True(meta.Boundaries.FinestFromMs < now.ToUnixTimeMilliseconds()));
        var scrape = await worker.ScrapeAsync();
        Assert.Contains("streaming_late_events_total 0", scrape, StringComparison.Ordinal);
    }

    /// <summary>A producer may stamp its records as it likes, so an event that is not ahead of its record may still have a time that no pane holds.</summary>
    [SkippableFact]
    public async Task Worker_TimeThatNoPaneHolds_IsADeadLetterAndThePartitionGoesOn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);

        await events.CreateAsync("T-1", new DateTimeOffset(2999, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await events.CreateAsync("T-1");
        await worker.CommitsAsync(events.Written);

        Assert.Equal(DeadLetterReasons.InvalidTime, TestEvents.Header(events.ReadLetter(), DeadLetterHeaders.Reason));
        Assert.All(await worker.MetasAsync(), meta => Assert.True(meta.EventHighMs < new DateTimeOffset(2998, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds()));
    }

    /// <summary>An event of the year 1 is expired before anything is worked out from its time.</summary>
    [SkippableFact]
    public async Task Worker_TimeLongBeforeItsRecord_IsExpiredAndThePartitionGoesOn()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix);
        var old = Encoding.UTF8.GetBytes(
            """{"specversion":"1.0","id":"o","source":"/tests","type":"support.ticket.created.v1","time":"0001-01-01T00:00:00+23:59","data":{"ticketId":"T-9","customerId":"C"}}""");

        await events.SendRawAsync(WorkerHost.TicketsOf(_prefix), "T-9", old);
        await worker.CommitsAsync(events.Written);

        Assert.Contains("streaming_expired_events_total 1", await worker.ScrapeAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    public async Task Worker_Replay_EndsWithTheGreatestEventTimeEverywhere()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        var start = new DateTimeOffset(2024, 5, 1, 8, 0, 0, TimeSpan.Zero);
        for (var i = 0; i < 40; i++)
        {
            await events.CreateAsync($"T-{i}", start.AddMinutes(i));
        }

        await events.SurveyAsync("T-0", 5, start.AddMinutes(20));
        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix, "--original-time");
        await worker.CommitsAsync(events.Written);

        var last = start.AddMinutes(39).ToUnixTimeMilliseconds();
        await Eventually.HoldsAsync(
            "every shard's timer time is the greatest event time",
            async () => await worker.MetasAsync() is { Count: 4 } metas && metas.TrueForAll(meta => meta.TimerTimeMs == last && meta.IsReplay));
    }
}

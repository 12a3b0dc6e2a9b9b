using System.Globalization;
using System.Text;
using Streaming.Domain.Measures;
using Streaming.Integration.Tests.Engine;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>A live worker that was down while deadlines passed: the answers to them wait in Kafka, and none is judged before it is read.</summary>
[Collection(FailingRecords.Name)]
public sealed class OutageTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const int Tickets = 4_000;
    private const long MinuteMs = 60_000;
    private static readonly long StartMs = (TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() / 900_000 * 900_000) - (120 * MinuteMs);

    [SkippableFact]
    public async Task Start_AfterAnOutageOfAnHour_JudgesNoTicketBeforeItsSolutionIsRead()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: false);
        pipeline.Settings["Engine:ResolutionDelay"] = "00:30:00";
        await pipeline.CreateTopicsAsync();
        using var sender = new EventSender(pipeline);
        await using var store = pipeline.OpenStore();

        // Tickets come in; the worker, whose clock is theirs, goes down when it has read them.
        await sender.SendAsync(Lines("created", StartMs, """ "customerId":"c" """));
        await using (var before = await pipeline.StartWorkerAsync(("Ingestion:Mode", "Replay")))
        {
            await store.WaitForReplayAsync(sender.Sent);
            await before.StopAsync();
        }

        // Each is solved within its delay of half an hour; all of that is an hour and more ago when the worker comes back.
        await sender.SendAsync(Lines("status-changed", StartMs + (29 * MinuteMs), """ "status":"solved" """));
        await pipeline.StartWorkerAsync(("Ingestion:CommitBytes", "4096"), ("Ingestion:BatchEvents", "8"));

        var judged = 0L;
        var looks = 0;
        while (judged < Tickets)
        {
            looks++;
            judged = await JudgedAsync(store);
            await AssertTimeFollowsRecordsAsync(store);
        }

        Assert.True(looks > 1, "The worker was done before anybody looked.");
        await store.WaitForAsync(sender.Sent);
        await Wait.UntilAsync(
            async () => (await store.MetasAsync()).All(meta => meta!.TimerTimeMs > StartMs + (119 * MinuteMs)),
            () => "a worker that has caught up does not follow the wall clock.");
        Assert.Equal(Tickets, await JudgedAsync(store));
    }

    /// <summary>Holds that all tickets judged so far count as resolved in time.</summary>
    private static async Task<long> JudgedAsync(StoredShards store)
    {
        var totals = MemoryCells.Sum(await store.CellsAsync());
        Assert.Equal(totals.Count(Measure.ResolutionJudged), totals.Count(Measure.ResolvedInDelay));
        return totals.Count(Measure.ResolutionJudged);
    }

    private static async Task AssertTimeFollowsRecordsAsync(StoredShards store)
    {
        foreach (var meta in await store.MetasAsync())
        {
            // Where the first worker left it, with the records that were read, or, once all are read, with the wall clock.
            var reachedMs = Math.Max(meta!.Topics[0].LastTimestampMs, StartMs + Tickets);
            Assert.True(
                meta.TimerTimeMs <= reachedMs || meta.TimerTimeMs > StartMs + (119 * MinuteMs),
                $"Timer time {meta.TimerTimeMs} is ahead of the records at {reachedMs}.");
        }
    }

    private static IEnumerable<byte[]> Lines(string what, long startMs, string data)
    {
        for (var ticket = 0; ticket < Tickets; ticket++)
        {
            var time = DateTimeOffset.FromUnixTimeMilliseconds(startMs + ticket).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            yield return Encoding.UTF8.GetBytes(
                $$$"""{"specversion":"1.0","id":"{{{what}}}-{{{ticket}}}","source":"/outage","type":"support.ticket.{{{what}}}.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{ticket}}}",{{{data}}}}}""");
        }
    }
}

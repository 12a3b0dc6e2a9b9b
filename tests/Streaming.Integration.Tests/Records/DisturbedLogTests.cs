using System.Globalization;
using System.Text;
using Streaming.Contracts;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Recounts;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>Records that come twice, in any order, late, or not fit to be read: what the real pipeline counts equals the slow recount.</summary>
[Collection(SharedServers.Name)]
public sealed class DisturbedLogTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const long DayMs = 86_400_000;
    private static readonly RandomLogOptions Options = new() { MostTickets = 400, StartSpan = TimeSpan.FromDays(5), DuplicateChance = 0.2, ExcludedChance = 0.3 };

    private static readonly RecountExclusion[] Letters =
        [RecountExclusion.Malformed, RecountExclusion.Oversized, RecountExclusion.Invalid, RecountExclusion.OutOfScale, RecountExclusion.Future];

    [SkippableTheory]
    [InlineData(41)]
    [InlineData(42)]
    public async Task Replay_RandomLog_EqualsTheRecount(int seed)
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        await pipeline.CreateTopicsAsync();
        var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        var log = WithLastEvent(RandomLog.Generate(seed, Options));

        using var sender = new EventSender(pipeline);
        foreach (var record in log)
        {
            await sender.SendAsync(Encoding.UTF8.GetBytes(record.Json), record.RecordTimestampMs);
        }

        sender.Flush();
        await using var store = pipeline.OpenStore();
        var end = await store.WaitForReplayAsync(sender.Sent);
        await query.WaitForAsync(end);

        var recount = SlowRecount.Of(log, end);
        foreach (var tenant in recount.Contributions.Select(one => one.Split.Tenant).Distinct())
        {
            var answers = new RecountAnswers(recount, query, tenant);
            await answers.AssertEqualAsync(Options.StartMs - (40 * DayMs), RandomLog.SettledTimeMs(Options));
            await answers.AssertEqualAsync(Options.StartMs + DayMs, Options.StartMs + (2 * DayMs));
        }

        Assert.Equal(Letters.Sum(reason => recount.Excluded.GetValueOrDefault(reason)), await worker.MetricAsync(MetricNames.DeadLetters));
        Assert.Equal(recount.Excluded.GetValueOrDefault(RecountExclusion.UnknownType), await worker.MetricAsync(MetricNames.UnknownTypeEvents));
        Assert.Equal(recount.Excluded.GetValueOrDefault(RecountExclusion.Expired), await worker.MetricAsync(MetricNames.ExpiredEvents));
    }

    // Everything of the log is settled by then, and no record is stamped later: so all shards end at the same time, and the recount too.
    private static List<RecountRecord> WithLastEvent(IReadOnlyList<RecountRecord> log)
    {
        var atMs = RandomLog.SettledTimeMs(Options);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(atMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        Assert.All(log, record => Assert.True(record.RecordTimestampMs < atMs, record.Json));
        return
        [
            .. log,
            new RecountRecord(
                $$$"""{"specversion":"1.0","id":"last","source":"/last","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"last","customerId":"c"}}""",
                atMs),
        ];
    }
}

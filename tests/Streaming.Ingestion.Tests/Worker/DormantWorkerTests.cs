using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Streaming.Contracts;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Ingestion.Options;
using Streaming.Ingestion.Tests.Decoding;
using Streaming.Ingestion.Tests.Support;
using Streaming.Redis.Shards;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Ingestion.Tests.Worker;

/// <summary>Dormant tickets that an owner before left in the store, and that this one does not have in memory.</summary>
public sealed class DormantWorkerTests(MockKafkaFixture kafka, AnyRedisFixture redis)
    : IClassFixture<MockKafkaFixture>, IClassFixture<AnyRedisFixture>
{
    private const int Old = 600;
    private const int Young = 40;

    // Tickets whose events come to the shard that the tests fill.
    private static readonly IReadOnlyList<string> OfTheShard =
        [.. Enumerable.Range(0, Old).Select(static i => $"T-{i}").Where(static id => Murmur2.Partition(Encoding.UTF8.GetBytes(id), MockKafkaCluster.DefaultPartitions) == 0)];

    private readonly string _prefix = "dormant-" + Guid.NewGuid().ToString("N")[..8];

    [SkippableFact]
    public async Task Worker_DormantTicketsOfAnEarlierOwner_LeaveTheStoreWhenTheyNeedNotBeKept()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await LeaveDormantAsync(store);

        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix, "--Ingestion:SweepInterval=00:00:00.1");

        await Eventually.HoldsAsync("the old ones are gone", async () => await DormantAsync(worker.Store) <= Young);
        Assert.Equal(Young, await DormantAsync(worker.Store));
    }

    /// <summary>One that cannot be read, as a newer version would leave it behind, stops nothing as long as nobody asks for it; then it stops its shard alone.</summary>
    [SkippableFact]
    public async Task Worker_DormantTicketsThatCannotBeRead_AreLeftAloneUntilAnEventIsOfOne()
    {
        var (broker, store) = (Requires.Server(kafka), Requires.Server(redis));
        using var events = new TestEvents(broker, _prefix);
        await events.TouchTopicsAsync();
        await LeaveDormantAsync(store, unreadable: 5);

        await using var worker = await WorkerHost.StartAsync(broker, store, _prefix, "--Ingestion:SweepInterval=00:00:00.1");

        await Eventually.HoldsAsync("the others are gone", async () => await DormantAsync(worker.Store) <= Young + 5);
        await Eventually.HoldsAsync("ready", () => worker.IsReady);
        Assert.Equal(Young + 5, await DormantAsync(worker.Store));

        await events.CreateAsync(OfTheShard[0]);
        await Eventually.HoldsAsync(
            "its shard stands still",
            async () => (await worker.ScrapeAsync()).Contains("streaming_shard_fault{shard=\"0\",fault=\"state_incomplete\"} 1", StringComparison.Ordinal));
        await Eventually.HoldsAsync("it says so", () => !worker.IsReady);
    }

    /// <summary>Closed tickets of 130 days and of 50 days ago, all of them among the dormant ones, by an owner that was there until 40 days ago.</summary>
    private async Task LeaveDormantAsync(IRedisServer server, int unreadable = 0)
    {
        await using var app = IngestionApp.Build(["--http-port=0", $"--Redis:Address={server.Address}", $"--Redis:KeyPrefix={_prefix}"]);
        var store = app.Services.GetRequiredService<IShardStore>();
        var shard = new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0);
        var guard = (await store.AcquireAsync(shard, CancellationToken.None)).Guard;
        var engine = new ShardEngine(new EngineSettings(), new StorageSettings { MinCompactBytes = 0, HasTicketReaders = false });
        engine.CompleteLoad(guard.Version, meta: null, hasUnloadedDormant: false);
        var now = TimeProvider.System.GetUtcNow();
        var harness = new DecoderHarness();
        for (var i = 0; i < Old + Young; i++)
        {
            var closed = now.AddDays(i < Old ? -130 : -50);
            Apply(engine, harness, i, closed.AddHours(-1), "created", """ "customerId":"c-1" """);
            Apply(engine, harness, i, closed, "status-changed", """ "status":"closed" """);
        }

        Assert.True(engine.AdvanceTimers(now.AddDays(-40).ToUnixTimeMilliseconds()));
        for (var commits = 0; await DormantAsync(store) < Old + Young; commits++)
        {
            // An entry behind them, for the newest one is never compacted.
            Assert.True(commits < 20, "not all are dormant.");
            Apply(engine, harness, Old + Young + commits, now.AddDays(-40), "created", """ "customerId":"c-1" """);
            using var commit = engine.CreateCommit(guard.Epoch, new ShardMeta { Topics = [] });
            Assert.True((await store.CommitAsync(shard, commit, CancellationToken.None)).Applied);
        }

        using var last = engine.CreateCommit(guard.Epoch, new ShardMeta { Topics = [] });
        var spoilt = (await DormantKeysAsync(store)).Where(static key => OfTheShard.Take(5).Any(id => key.EndsWith(id, StringComparison.Ordinal))).Take(unreadable);
        FieldWrite[] writes = [.. last.Writes, .. spoilt.Select(static key => new FieldWrite(ShardHash.Dormant, Encoding.Latin1.GetBytes(key), new byte[] { 250, 1, 2 }))];
        Assert.True((await store.CommitAsync(shard, new ShardCommit(guard.Epoch, last.Version, last.Meta, writes, 1_000), CancellationToken.None)).Applied);
    }

    private static void Apply(ShardEngine engine, DecoderHarness harness, int ticket, DateTimeOffset at, string type, string data)
    {
        harness.Batch.Clear();
        var time = at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var json = $$$"""{"specversion":"1.0","id":"{{{type}}}-{{{ticket}}}","source":"/desk","type":"support.ticket.{{{type}}}.v1","time":"{{{time}}}","data":{"ticketId":"T-{{{ticket}}}",{{{data}}}}}""";
        var result = harness.Decode(json, $"T-{ticket}");
        Assert.True(result.IsDecoded, result.ToString() + json);
        harness.Batch[0].RecordTimeMs = harness.Batch[0].TimeMs;
        Assert.Equal(ApplyOutcome.Applied, engine.Apply(harness.Batch, 0));
    }

    private async Task<int> DormantAsync(IShardStore store) => (await DormantKeysAsync(store)).Count;

    private async Task<HashSet<string>> DormantKeysAsync(IShardStore store)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (field, _) in store.ReadAsync(new ShardAddress(_prefix, IngestionOptions.ShardGroup, 0), ShardHash.Dormant, CancellationToken.None))
        {
            keys.Add(Encoding.Latin1.GetString(field.Span));
        }

        return keys;
    }
}

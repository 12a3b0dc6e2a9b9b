using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets.Views;
using Streaming.Ingestion.Decoding;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Query.Tests.Support;
using Streaming.Redis;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Tickets;

/// <summary>Whatever the owner did, the reader holds the tickets that the store holds.</summary>
public sealed class ShardTicketsTests
{
    private static readonly StorageSettings Busy = new() { MinCompactBytes = 200, MinCheckpointBytes = 200, ReadersKeep = 2, MaxCommitBytes = 4000, MaxCachedTickets = 3 };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Refresh_AfterAnyCommits_HoldsTheStoredTickets(int seed)
    {
        var random = new Random(seed);
        var shard = new EngineShard(new EngineSettings(), Busy);
        var reader = new EngineShardReader(shard) { VersionsPerAnswer = 1 + (seed % 3) };
        var (shards, index) = NewIndex(reader, maxTickets: 1_000);
        var options = new RandomLogOptions { MostTickets = 60 };
        var timeMs = options.StartMs;
        var dormants = 0;
        foreach (var record in RandomLog.Generate(seed, options))
        {
            shard.Feed(record);
            if (random.Next(4) > 0)
            {
                continue;
            }

            shard.Commit(timeMs += random.NextInt64(0, 3 * 86_400_000L));
            shard.Epoch = random.Next(12) == 0 ? shard.Epoch with { Counter = shard.Epoch.Counter + 1 } : shard.Epoch;
            if (random.Next(3) > 0)
            {
                continue;
            }

            await shards.RefreshAsync(CancellationToken.None);
            var snapshot = index.Publish(shards.Loaded, shards.IsComplete);
            var stored = Stored(shard);
            dormants = Math.Max(dormants, shard.Read(ShardHash.Dormant).Count());
            Assert.Equal(stored.Keys.Order(), Held(snapshot).Keys.Order());
            Assert.All(stored, ticket => Assert.Equal(ticket.Value, Held(snapshot)[ticket.Key]));
            Assert.All(stored, ticket => Assert.Equal(ticket.Value, snapshot.Tickets[0].Find(Convert.FromHexString(ticket.Key))!.Value.State.ToArray()));
        }

        Assert.True(dormants > 0, "No ticket became dormant: the test sees only half of what there is.");
        Assert.True(reader.Snapshots > 1, "The shard was never read anew.");
    }

    [Fact]
    public async Task Publish_Snapshots_DoNotSeeWhatComesLater()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        var (shards, index) = NewIndex(new EngineShardReader(shard), maxTickets: 1_000);
        var log = new EventLog().Created("T-1", 1_000_000).Status("T-1", 2_000_000, "solved").Records;
        shard.Feed(log[0]);
        shard.Commit(1_000_000);
        await shards.RefreshAsync(CancellationToken.None);
        var before = index.Publish(shards.Loaded, shards.IsComplete);
        var held = Held(before);

        shard.Feed(log[1]);
        shard.Commit(2_000_000);
        await shards.RefreshAsync(CancellationToken.None);
        var after = index.Publish(shards.Loaded, shards.IsComplete);

        Assert.Equal(held, Held(before));
        Assert.NotEqual(held, Held(after));
        Assert.NotEqual(before.StateId, after.StateId);
    }

    [Fact]
    public async Task Refresh_MoreThanTheLimit_LeavesOutThoseClosedLongest()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        var (shards, index) = NewIndex(new EngineShardReader(shard), maxTickets: 20);
        var log = new EventLog();
        for (var i = 0; i < 30; i++)
        {
            log.Created($"T-{i:00}", 1_000_000 + i);
            if (i % 2 == 0)
            {
                log.Status($"T-{i:00}", 2_000_000 + i, "closed");
            }
        }

        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(3_000_000);
        await shards.RefreshAsync(CancellationToken.None);
        var tickets = index.Publish(shards.Loaded, shards.IsComplete).Tickets[0];

        Assert.False(tickets.IsComplete);
        var open = tickets.Chunks.SelectMany(chunk => chunk).Where(entry => !entry.IsNone).Select(entry => new StoredTicket(entry.State).Summary.IsOpen).ToList();
        Assert.Equal(18, open.Count);
        Assert.Equal(15, open.Count(isOpen => isOpen));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Load_MoreThanTheLimit_HoldsOfNoTicketWhatItWasBefore(int seed)
    {
        var random = new Random(seed);
        var shard = new EngineShard(new EngineSettings(), Busy with { ReadersKeep = 20 }, family: EventFamily.Tickets);
        var options = new RandomLogOptions { MostTickets = 200, Shuffled = false };
        var timeMs = options.StartMs;
        var held = 0;
        foreach (var record in RandomLog.Generate(seed, options).OrderBy(static record => record.RecordTimestampMs))
        {
            shard.Feed(record);
            if (random.Next(4) > 0)
            {
                continue;
            }

            shard.Commit(timeMs = Math.Max(timeMs + 1, record.RecordTimestampMs));
            var (shards, index) = NewIndex(new EngineShardReader(shard), maxTickets: 20);
            await shards.RefreshAsync(CancellationToken.None);

            var stored = Stored(shard);
            var tickets = Held(index.Publish(shards.Loaded, shards.IsComplete));
            Assert.All(tickets, ticket => Assert.Equal(stored[ticket.Key], ticket.Value));
            held += tickets.Count;
        }

        Assert.True(held > 20, $"It held {held} tickets in all: too few to mean anything.");
    }

    private static (ShardSet Shards, LiveIndex Index) NewIndex(EngineShardReader reader, int maxTickets)
    {
        var index = new LiveIndex(new Domain.Time.TenantZones(TimeZoneInfo.Utc));
        var metrics = new ReaderMetrics(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));
        return (new ShardSet(reader, index, new QueryOptions { MaxTickets = maxTickets }, new RedisOptions(), metrics), index);
    }

    private static SortedDictionary<string, byte[]> Held(IndexSnapshot snapshot) => new(
        snapshot.Tickets.SelectMany(shard => shard.Chunks).SelectMany(chunk => chunk).Where(entry => !entry.IsNone)
            .ToDictionary(entry => Convert.ToHexString(entry.Key), entry => entry.State.ToArray()),
        StringComparer.Ordinal);

    private static SortedDictionary<string, byte[]> Stored(EngineShard shard)
    {
        var stored = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var (key, state) in shard.Read(ShardHash.Dormant))
        {
            stored[Convert.ToHexString(key)] = state;
        }

        foreach (var entry in shard.Log(ShardHash.TicketLog, after: 0))
        {
            using var plain = PlainValue.Of(entry.Value.Span);
            var log = new StoredTicketLog(plain);
            while (log.Next(out var key, out var state))
            {
                if (state.IsEmpty)
                {
                    stored.Remove(Convert.ToHexString(key));
                }
                else
                {
                    stored[Convert.ToHexString(key)] = state.ToArray();
                }
            }
        }

        return stored;
    }
}

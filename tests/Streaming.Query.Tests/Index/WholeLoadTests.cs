using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Query.Tests.Support;
using Streaming.Redis;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Index;

/// <summary>
/// A reader that loads a shard whole, at any moment of its life, has what one has that has followed it from its first commit: whatever of it stands in pages by then,
/// and whatever is new since the names that these go by.
/// </summary>
public sealed class WholeLoadTests
{
    private const long Start = 1_772_409_600_000;
    private static readonly TimeInterval Interval = new(Start, Start + 3_600_000);

    /// <summary>More names and splits than one page of names holds: a commit then has several such pages, all of one version.</summary>
    [Theory]
    [InlineData(900)]
    [InlineData(3_000)]
    [InlineData(9_000)]
    public async Task Load_ManyNamesInOneCommit_HasEveryCell(int customers)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings { MinCheckpointBytes = 1, MaxCommitBytes = 64 << 20 });
        var events = new EventLog();
        for (var i = 0; i < customers; i++)
        {
            Create(events, i, customer: i, team: i % 1_500);
        }

        Feed(shard, events);
        shard.Commit(Start);

        var loaded = await new Reader(shard).RefreshAsync();

        Assert.Equal(customers, Tickets(loaded, Cube.Main).Values.Sum());
        Assert.Equal(Enumerable.Range(0, customers).ToDictionary(static i => $"c-{i}", static _ => 1L), Tickets(loaded, Cube.Customer));
    }

    /// <summary>Whether a page is newer than the version that was read is told by what it says itself, which only whoever unpacks it can read.</summary>
    [Fact]
    public void AddPage_Packed_SaysWhichVersionWroteIt()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings { MinCheckpointBytes = 1, MaxCommitBytes = 64 << 20 });
        var events = new EventLog();
        for (var i = 0; i < 900; i++)
        {
            // All at the same time, so that their pane has a large page.
            Create(events, i * 3_000, customer: i, team: i);
        }

        Feed(shard, events);
        shard.Commit(Start);
        var replica = new ShardReplica(0, new LiveIndex(TenantZones.Utc));
        replica.Begin(new ShardGuard(new ShardEpoch(1, 1), 1, Array.Empty<byte>(), new long[6]));
        foreach (var (field, value) in shard.Read(ShardHash.Names))
        {
            replica.AddName(field, value);
        }

        var pages = shard.Read(ShardHash.Pages).ToList();
        Assert.Contains(pages, static page => page.Value[0] == 0xFF);
        Assert.All(pages, page => Assert.Equal(1, replica.AddPage(page.Field, page.Value)));
    }

    /// <summary>Small commits, so that a checkpoint is spread over many of them, while each brings customers and teams that no page of names has.</summary>
    [Theory]
    [InlineData(1, 4)]
    [InlineData(2, 8)]
    [InlineData(3, 16)]
    public async Task Load_WhileACheckpointIsWritten_HasEveryCell(int seed, int commitKib)
    {
        var random = new Random(seed);
        var storage = new StorageSettings { MinCheckpointBytes = 8 * 1024, MaxCommitBytes = commitKib * 1024, ReadersKeep = 4, MaxReadersBytes = 0 };
        var shard = new EngineShard(new EngineSettings(), storage);
        var follower = new Reader(shard);
        var expected = new Dictionary<string, long>();
        for (var (commit, ticket) = (0, 0); commit < 150; commit++)
        {
            var events = new EventLog();
            for (var i = random.Next(1, 12); i > 0; i--)
            {
                var customer = random.Next(3) == 0 ? ticket : random.Next(ticket + 1);
                Create(events, ticket++, customer, team: random.Next(20 + commit));
                expected[$"c-{customer}"] = expected.GetValueOrDefault($"c-{customer}") + 1;
            }

            Feed(shard, events);
            shard.Commit(Start);
            var followed = await follower.RefreshAsync();
            var loaded = await new Reader(shard).RefreshAsync();

            Assert.Equal(expected, Tickets(followed, Cube.Customer));
            Assert.Equal(expected, Tickets(loaded, Cube.Customer));
            Assert.Equal(Tickets(followed, Cube.Main), Tickets(loaded, Cube.Main));
        }
    }

    private static void Create(EventLog events, int ticket, int customer, int team) => events.Add(
        "ticket.created", Start + (ticket % 3_000 * 1_000L), ("ticketId", $"T-{ticket}"), ("customerId", $"c-{customer}"), ("team", $"team {team}"));

    private static void Feed(EngineShard shard, EventLog events)
    {
        foreach (var record in events.Records)
        {
            // Each log numbers its events from one.
            shard.Feed(record with { Json = record.Json.Replace("\"e-", "\"e" + record.Json.GetHashCode(StringComparison.Ordinal) + "-", StringComparison.Ordinal) });
        }
    }

    private static Dictionary<string, long> Tickets(IndexSnapshot snapshot, Cube cube)
    {
        var (kpi, name) = cube == Cube.Customer ? ("tickets_by_customer", NameKind.Customer) : ("tickets_total", NameKind.Team);
        var selection = new Selection { Tenant = "default", Cube = cube, Kpis = [KpiRegistry.All.Single(one => one.Definition.Key == kpi)], GroupBy = [name] };
        return TestIndex.Ask(snapshot, selection, Interval).Rows.ToDictionary(static row => row.Names[0]!, static row => (long)row.Values[0].Value!);
    }

    private sealed class Reader
    {
        private readonly LiveIndex _index = new(TenantZones.Utc);
        private readonly ShardSet _shards;

        public Reader(EngineShard shard)
        {
            var metrics = new ReaderMetrics(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));
            _shards = new ShardSet(new EngineShardReader(shard), _index, new QueryOptions(), new RedisOptions(), metrics);
        }

        public async Task<IndexSnapshot> RefreshAsync()
        {
            await _shards.RefreshAsync(CancellationToken.None);
            return _index.Publish(_shards.Loaded, _shards.IsComplete);
        }
    }
}

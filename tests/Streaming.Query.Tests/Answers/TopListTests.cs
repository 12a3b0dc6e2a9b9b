using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;
using Streaming.Query.Options;
using Streaming.Query.Refresh;
using Streaming.Query.Tests.Support;
using Streaming.Redis;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Answers;

/// <summary>
/// Rankings through the real engine and index against counting the events by hand: exact up to the limits of what is kept apart, and at them; what is
/// beyond is <c>other</c>, what has no value <c>unknown</c>.
/// </summary>
public sealed class TopListTests
{
    private const long Start = 1_772_409_600_000;
    private const int Shards = 2;
    private static readonly TimeInterval Interval = new(Start, Start + 3_600_000);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    public async Task Ask_CategoriesAtTheLimitOfAShard_AreExact(int beyond)
    {
        const int Kept = 10_000;
        var log = new List<(int Shard, string? Value)>();
        for (var shard = 0; shard < Shards; shard++)
        {
            log.AddRange(Enumerable.Range(0, Kept + beyond).Select(number => (shard, (string?)$"category {number}")));
        }

        await CheckAsync(log, Kept, new EngineSettings(), NameKind.Category, "tickets_by_category", Cube.Main, (events, value, id, at) => events.Created(id, at, category: value));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    public async Task Ask_CustomersAtTheLimit_AreExact(int beyond)
    {
        const int Kept = 1_000;
        var log = Enumerable.Range(0, Kept + beyond).Select(static number => (0, (string?)$"customer {number}")).ToList();

        await CheckAsync(
            log,
            Kept,
            new EngineSettings { MaxCustomers = Kept },
            NameKind.Customer,
            "tickets_by_customer",
            Cube.Customer,
            static (events, value, id, at) => events.Add("ticket.created", at, ("ticketId", id), ("customerId", value)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(30)]
    public async Task Ask_TopicsAtTheLimit_AreRankedBySessions(int beyond)
    {
        const int Kept = 300;
        var log = Enumerable.Range(0, Kept + beyond).Select(static number => (0, (string?)$"topic {number}")).ToList();

        await CheckAsync(
            log,
            Kept,
            new EngineSettings { MaxNames = Kept },
            NameKind.Topic,
            "self_service_sessions",
            Cube.Topic,
            static (events, value, id, at) => events.Add("selfservice.session", at, ("sessionId", id), ("topic", value), ("resolved", true)));
    }

    /// <summary>Each value once, then some of them again and again, and some without a value; then the ranking at several lengths.</summary>
    private static async Task CheckAsync(
        List<(int Shard, string? Value)> log, int kept, EngineSettings settings, NameKind dimension, string kpi, Cube cube, Action<EventLog, string?, string, long> write)
    {
        var random = new Random(3);
        var values = log.Select(static entry => entry.Value).Distinct().ToList();
        var shardCount = log.Max(static entry => entry.Shard) + 1;
        for (var i = 0; i < 2_000; i++)
        {
            // Every session has a topic and every ticket a customer.
            var value = dimension == NameKind.Category && random.Next(20) == 0 ? null : values[Math.Min(random.Next(values.Count), random.Next(values.Count / 4))];
            log.Add((random.Next(shardCount), value));
        }

        // What a shard keeps apart are the first values that it sees; counted here by hand.
        var seen = Enumerable.Range(0, shardCount).Select(static _ => new HashSet<string>(StringComparer.Ordinal)).ToList();
        var expected = new Dictionary<string, long>(StringComparer.Ordinal);
        var shards = Enumerable.Range(0, shardCount).Select(_ => new EngineShard(settings, new StorageSettings(), shardCount)).ToArray();
        var number = 0;
        foreach (var (shard, value) in log)
        {
            var events = new EventLog();
            write(events, value, $"s-{number}", Start + (number++ % 3_000_000));
            shards[shard].Feed(events.Records[0]);
            var isApart = value is null || seen[shard].Contains(value) || (seen[shard].Count < kept && seen[shard].Add(value));
            var shown = value is null ? "unknown" : isApart ? value : "other";
            expected[shown] = expected.GetValueOrDefault(shown) + 1;
        }

        var snapshot = await SnapshotAsync(shards, cube);
        var ranked = expected.Where(static pair => pair.Key is not ("unknown" or "other"))
            .OrderByDescending(static pair => pair.Value).ThenBy(static pair => pair.Key, StringComparer.Ordinal).ToList();
        foreach (var limit in new[] { 1, 10, 250, 1_000, ranked.Count })
        {
            var selection = new Selection { Tenant = "default", Kpis = [KpiRegistry.Find(kpi)!], Cube = cube, GroupBy = [dimension], Limit = limit };
            var answer = TestIndex.Ask(snapshot, selection, Interval);

            var rows = answer.Rows.Select(static row => (Name: row.Names[0], Count: (long)row.Values[0].Value!.Value, row.IsFolded)).ToList();
            Assert.Equal(ranked.Take(limit).Select(static pair => (pair.Key, pair.Value)), rows.Where(static row => row.Name is not ("unknown" or "other")).Select(static row => (row.Name, row.Count)));
            Assert.Equal(expected.GetValueOrDefault("unknown"), rows.Where(static row => row.Name == "unknown").Sum(static row => row.Count));
            Assert.Equal(dimension == NameKind.Category ? 1 : 0, rows.Count(static row => row.Name == "unknown"));
            var rest = expected.GetValueOrDefault("other") + ranked.Skip(limit).Sum(static pair => pair.Value);
            Assert.Equal(rest, rows.Where(static row => row.Name == "other").Sum(static row => row.Count));
            Assert.Equal(rest > 0 ? ["other"] : [], rows.Where(static row => row.IsFolded).Select(static row => row.Name));
            Assert.Equal(log.Count, rows.Sum(static row => row.Count));
        }
    }

    private static async Task<IndexSnapshot> SnapshotAsync(EngineShard[] shards, Cube cube)
    {
        foreach (var shard in shards)
        {
            shard.Commit(Start + 3_600_000);
        }

        var group = cube == Cube.Topic ? "customers" : null;
        var index = new LiveIndex(TenantZones.Utc);
        var metrics = new ReaderMetrics(Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry()));
        var reader = new EngineShardReader(shards) { Group = group ?? "tickets" };
        var set = new ShardSet(reader, index, new QueryOptions(), new RedisOptions(), metrics, group);
        await set.RefreshAsync(CancellationToken.None);
        return index.Publish(set.Loaded, set.IsComplete);
    }
}

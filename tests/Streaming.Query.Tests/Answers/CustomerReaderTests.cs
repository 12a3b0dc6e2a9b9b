using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Answers;

/// <summary>What is read customer by customer, against looking at each customer's own history.</summary>
public sealed class CustomerReaderTests
{
    private const long StepMs = 10_000;
    private static readonly long StartMs = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Active_RandomTickets_EqualsCountingEachCustomer(int seed)
    {
        var random = new Random(seed);
        var shards = new[] { new FakeShard(0), new FakeShard(1) };
        var net = new List<(long TimeMs, string Customer, long Count)>();
        for (var i = 0; i < 400; i++)
        {
            var (timeMs, customer) = (StartMs + (random.Next(1_000) * StepMs), $"c-{random.Next(60)}");
            net.Add((timeMs, customer, 1));
            Add(shards[random.Next(2)], timeMs, customer);
        }

        var snapshot = await PublishAsync(shards);

        for (var i = 0; i < 40; i++)
        {
            var interval = SomeInterval(random);
            var expected = net.Where(one => IsIn(one.TimeMs, interval)).Select(one => one.Customer).Distinct().Count();
            var answer = TestIndex.Ask(snapshot, Whole("active_customers", "tickets_per_customer"), interval);
            Assert.Equal(expected, answer.Rows[0].Values[0].Value);
        }
    }

    [Fact]
    public async Task Active_EverOtherIntervalsOfOneSnapshot_AreNotAllRemembered()
    {
        var shard = new FakeShard(0);
        Add(shard, StartMs, "c-1");
        var snapshot = await PublishAsync(shard);
        for (var end = 1; end <= 10_000; end++)
        {
            var answer = TestIndex.Ask(snapshot, Whole("active_customers"), new TimeInterval(StartMs, StartMs + (end * StepMs)));
            Assert.Equal(1, answer.Rows[0].Values[0].Value);
        }

        Assert.InRange(snapshot.Tenants["default"][Cube.Customer].ActiveCustomers.Count, 1, 4_096);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task Ask_ByCustomer_RanksExactly(int limit)
    {
        var random = new Random(limit);
        var shards = new[] { new FakeShard(0), new FakeShard(1) };
        var counts = new Dictionary<string, long>();
        for (var i = 0; i < 6_000; i++)
        {
            var customer = $"c-{(int)(4_000 * Math.Pow(random.NextDouble(), 3)):D4}";
            counts[customer] = counts.GetValueOrDefault(customer) + 1;
            Add(shards[random.Next(2)], StartMs + (random.Next(1_000) * StepMs), customer);
        }

        var snapshot = await PublishAsync(shards);
        var selection = Whole("tickets_by_customer") with { Cube = Cube.Customer, GroupBy = [NameKind.Customer], Limit = limit };
        var answer = TestIndex.Ask(snapshot, selection, new TimeInterval(StartMs, StartMs + (1_000 * StepMs)));

        var ranked = counts.OrderByDescending(one => one.Value).ThenBy(one => one.Key, StringComparer.Ordinal).ToList();
        Assert.True(counts.Count > 1_000);
        Assert.Equal(ranked.Take(limit).Select(one => one.Key).Append("other"), answer.Rows.Select(row => row.Names[0]));
        Assert.Equal(ranked.Take(limit).Select(one => (double?)one.Value), answer.Rows.SkipLast(1).Select(row => row.Values[0].Value));
        Assert.Equal(6_000, answer.Rows.Sum(row => row.Values[0].Value));
        Assert.Equal(counts.Count, answer.GroupCount);
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Cohort_RandomHistories_EqualsLookingAtEachCustomer(int seed)
    {
        var random = new Random(seed);
        var shard = new FakeShard(0);
        var histories = new List<(string Segment, List<long> Changes)>();
        for (var customer = 0; customer < 80; customer++)
        {
            // Joining, leaving, joining again, in turn; two changes in one pane happen too.
            var segment = $"s-{random.Next(3)}";
            var changes = Enumerable.Range(0, random.Next(6)).Select(_ => StartMs + (random.Next(300) * StepMs)).Order().ToList();
            histories.Add((segment, changes));
            for (var i = 0; i < changes.Count; i++)
            {
                var delta = new MeasureSet();
                delta.Add(Measure.CustomersPresent, i % 2 == 0 ? 1 : -1);
                delta.Add(i % 2 == 0 ? Measure.CustomersJoined : Measure.CustomersLeft, 1);
                shard.Add(PaneKey.At(PaneSize.TenSeconds, changes[i]), shard.CustomerSplit(Cube.Base, "default", $"c-{customer}", segment), delta);
            }
        }

        var snapshot = await PublishAsync(shard);

        for (var i = 0; i < 40; i++)
        {
            var interval = SomeInterval(random, 300);
            Check(TestIndex.Ask(snapshot, Whole(CohortProbe.Keys), interval).Rows[0], histories, interval);
            var bySegment = Whole(CohortProbe.Keys) with { Cube = Cube.Base, GroupBy = [NameKind.Segment] };
            foreach (var row in TestIndex.Ask(snapshot, bySegment, interval).Rows)
            {
                Check(row, histories.FindAll(history => history.Segment == row.Names[0]), interval);
            }
        }
    }

    [Theory]
    [InlineData(NameKind.Agent)]
    [InlineData(NameKind.Segment)]
    public async Task Adoption_GroupThatNobodyIsIn_HasNoValue(NameKind by)
    {
        var shard = new FakeShard(0);
        Moved(shard, StartMs, "c-1", "s-1", "a-1", 1);
        Moved(shard, StartMs, "c-2", "s-2", "a-2", 1);
        Moved(shard, StartMs + StepMs, "c-1", "s-1", "a-1", -1);
        var snapshot = await PublishAsync(shard);
        var selection = Whole("product_adoption", "purchase_rate") with { Cube = Cube.Base, GroupBy = [by] };

        var rows = TestIndex.Ask(snapshot, selection, new TimeInterval(StartMs, StartMs + (2 * StepMs))).Rows;

        Assert.Equal(2, rows.Count);
        Assert.All(rows[0].Values, static value => Assert.Equal((null, KpiAbsence.NoData), (value.Value, value.Absence)));
        Assert.All(rows[1].Values, static value => Assert.Equal(0, value.Value));
    }

    private static void Moved(FakeShard shard, long timeMs, string customer, string segment, string agent, int change)
    {
        var delta = new MeasureSet();
        delta.Add(Measure.CustomersPresent, change);
        shard.Add(PaneKey.At(PaneSize.TenSeconds, timeMs), shard.CustomerSplit(Cube.Base, "default", customer, segment, agent), delta);
    }

    private static void Check(AnswerRow row, List<(string Segment, List<long> Changes)> histories, TimeInterval interval)
    {
        var (churned, early) = (0, 0);
        foreach (var (_, changes) in histories)
        {
            var wasThere = changes.Count(timeMs => timeMs < interval.StartMs) % 2 == 1;
            var isThere = changes.Count(timeMs => timeMs < interval.EndMs) % 2 == 1;
            var joined = changes.Where((timeMs, at) => at % 2 == 0 && IsIn(timeMs, interval)).Any();
            churned += wasThere && !isThere ? 1 : 0;
            early += !wasThere && !isThere && joined ? 1 : 0;
        }

        Assert.Equal([churned, early], row.Values.Select(value => (int)value.Value!));
    }

    private static void Add(FakeShard shard, long timeMs, string customer)
    {
        var delta = new MeasureSet();
        delta.Add(Measure.TicketsCreated, 1);
        shard.Add(PaneKey.At(PaneSize.TenSeconds, timeMs), shard.CustomerSplit(Cube.Customer, "default", customer), delta);
    }

    private static async Task<Query.Index.IndexSnapshot> PublishAsync(params FakeShard[] shards)
    {
        foreach (var shard in shards)
        {
            shard.Commit();
        }

        return await new TestIndex(new FakeShardReader(shards), shards: shards.Length).RefreshAsync();
    }

    private static TimeInterval SomeInterval(Random random, int steps = 1_000)
    {
        var from = random.Next(steps);
        return new TimeInterval(StartMs + (from * StepMs), StartMs + (random.Next(from + 1, steps + 1) * StepMs));
    }

    private static bool IsIn(long timeMs, TimeInterval interval) => timeMs >= interval.StartMs && timeMs < interval.EndMs;

    private static Selection Whole(params string[] keys) => new()
    {
        Tenant = "default",
        Kpis = [.. keys.Select(key => KpiRegistry.Find(key) ?? CohortProbe.Find(key))],
    };

    /// <summary>Shows what a cohort reading says, as it is.</summary>
    private sealed class CohortProbe(string key, Func<CohortCounts, long> pick) : Kpi(new KpiDefinition
    {
        Key = key,
        CatalogueId = "",
        NameEn = key,
        NameFr = key,
        Unit = KpiUnit.Count,
        Direction = KpiDirection.None,
        Formula = key,
        Source = key,
        Cubes = [Cube.Base],
    })
    {
        public static string[] Keys { get; } = ["churned", "early"];

        public static CohortProbe Find(string key) =>
            key == "churned" ? new CohortProbe(key, static counts => counts.Churned) : new CohortProbe(key, static counts => counts.EarlyChurned);

        protected override void Compute(KpiInputs inputs, Span<KpiValue> values)
        {
            var counts = inputs.Customers!.Cohort;
            Assert.Equal(KpiAbsence.None, counts.Absence);
            values[0] = KpiValue.Of(pick(counts), 1);
        }
    }
}

using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount.Customers;

namespace Streaming.Query.Tests.Customers;

/// <summary>Random customers through the real engine and the index, against the slow recount of the raw events.</summary>
public sealed class CustomerPropertyTests
{
    private static readonly Dictionary<string, int> Weights = new() { ["usage"] = 400, ["success"] = 300, ["growth"] = 300 };

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 24)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_AnyLogInAnyOrder_EqualsRecount(int seed)
    {
        var random = new Random(seed);
        var isWeighed = seed % 2 == 0;
        var span = TimeSpan.FromHours(seed % 3 == 0 ? 4 : 60);
        var log = RandomCustomers.Generate(seed, span, mostFacts: seed % 5 == 0 ? 200 : 25);
        var settings = new EngineSettings
        {
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            HealthWeights = isWeighed ? new HealthWeights(Weights, new Dictionary<string, IReadOnlyDictionary<string, int>>()) : HealthWeights.Equal,
        };
        var shard = new EngineShard(settings, new StorageSettings { MinCompactBytes = 200, ReadersKeep = 8, MinCheckpointBytes = 200, MaxCachedTickets = 3 });
        foreach (var record in log)
        {
            shard.Feed(record);
            if (random.Next(4) == 0)
            {
                shard.Commit(RandomCustomers.StartMs);
            }
        }

        shard.Commit(RandomCustomers.StartMs);
        var snapshot = await EngineSnapshot.OfCustomersAsync(shard);
        var recount = SlowCustomers.Of(log, isWeighed ? Weights : new Dictionary<string, int>());

        for (var i = 0; i < 25; i++)
        {
            var steps = (int)(span.TotalSeconds / 10) + 10;
            var from = random.Next(steps);
            var interval = new TimeInterval(
                RandomCustomers.StartMs + (from * 10_000L), RandomCustomers.StartMs + (random.Next(from + 1, steps + 1) * 10_000L));
            Check(recount.Ask(interval.StartMs, interval.EndMs), TestIndex.Ask(snapshot, Whole(), interval).Rows[0], Whole());
            var bySegment = Whole() with
            {
                Cube = Cube.Base,
                GroupBy = [NameKind.Segment],
                Kpis = [.. Whole().Kpis.Where(kpi => kpi.Definition.Cubes.Contains(Cube.Base))],
            };
            foreach (var row in TestIndex.Ask(snapshot, bySegment, interval).Rows.Where(row => row.Names[0] != NameId.UnknownText))
            {
                Check(recount.Ask(interval.StartMs, interval.EndMs, row.Names[0]), row, bySegment);
            }
        }
    }

    private static void Check(IReadOnlyDictionary<string, double> expected, AnswerRow row, Selection selection)
    {
        var at = 0;
        foreach (var kpi in selection.Kpis)
        {
            foreach (var statistic in kpi.Definition.Statistics)
            {
                var key = statistic.Length == 0 ? kpi.Definition.Key : $"{kpi.Definition.Key} {statistic}";
                var value = row.Values[at++].Value;
                if (statistic is "users" or "buyers" or "acquisition" or "retention" or "per_ticket")
                {
                    continue;
                }

                Assert.True(
                    expected.TryGetValue(key, out var wanted) ? value is { } have && Math.Abs(have - wanted) < 1e-6 * Math.Max(1, Math.Abs(wanted)) : value is null,
                    $"{key}: recount {(expected.TryGetValue(key, out var shown) ? shown : double.NaN)}, engine {value}");
            }
        }
    }

    private static Selection Whole() => new()
    {
        Tenant = "default",
        Kpis =
        [
            .. KpiRegistry.All.Where(kpi => kpi.GetType().Namespace is "Streaming.Domain.Kpis.Customers" or "Streaming.Domain.Kpis.Business")
                .Where(kpi => kpi.Definition.CatalogueId is not ("T2" or "T3" or "I1" or "I2" or "I4")),
        ],
    };
}

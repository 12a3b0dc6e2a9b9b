using System.Globalization;
using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount.Customers;

namespace Streaming.Query.Tests.Customers;

/// <summary>Random counts of the customer base, of all and by segment, late, twice and in any order: the divisor of T3 is that of the slow recount.</summary>
public sealed class BaseCountPropertyTests
{
    private const int Steps = 200;

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_CountsInAnyOrder_DivisorEqualsRecount(int seed)
    {
        var random = new Random(seed);
        var log = new EventLog();
        for (var i = random.Next(1, 15); i > 0; i--)
        {
            log.Add(
                "customer.base-counted",
                RandomCustomers.StartMs + (random.Next(Steps) * 10_000L) + random.Next(2),
                EventLog.Data(("count", random.Next(500)), ("segment", random.Next(seed % 3 == 0 ? 2 : 3) switch { 0 => null, 1 => "craft", _ => "retail" })),
                id: string.Create(CultureInfo.InvariantCulture, $"count-{i:00}"));
        }

        var shard = new EngineShard(
            new EngineSettings { FinestSpan = TimeSpan.FromDays(4000), QuarterHourSpan = TimeSpan.FromDays(5000), DaySpan = TimeSpan.FromDays(6000) },
            new StorageSettings { MinCompactBytes = 200, ReadersKeep = 8, MinCheckpointBytes = 200 });
        foreach (var record in LogMixer.Permuted(LogMixer.WithDuplicates(log.Records, random, 0.3), random))
        {
            shard.Feed(record);
            if (random.Next(3) == 0)
            {
                shard.Commit(RandomCustomers.StartMs);
            }
        }

        shard.Commit(RandomCustomers.StartMs);
        var snapshot = await EngineSnapshot.OfCustomersAsync(shard);
        var recount = SlowBase.Of(log.Records);
        var selection = new Selection { Tenant = "default", Kpis = [KpiRegistry.Find("tickets_per_customer")!] };
        for (var step = 1; step <= Steps; step += 7)
        {
            var interval = new TimeInterval(RandomCustomers.StartMs, RandomCustomers.StartMs + (step * 10_000L));

            var perBase = TestIndex.Ask(snapshot, selection, interval).Rows[0].Values[1];

            // No tickets: the ratio is zero over whoever was counted, and absent where nobody was.
            var expected = recount.Before(interval.EndMs);
            Assert.True(
                (expected, expected > 0 ? 0.0 : null) == (perBase.SampleSize, perBase.Value),
                $"Before {interval.EndMs} the base is {expected}, not {perBase.SampleSize} ({perBase.Value}):\n{string.Join('\n', log.Records.Select(record => record.Json))}");
        }
    }
}

using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Streaming.Testing.Recount.Customers;

namespace Streaming.Query.Tests.Customers;

/// <summary>
/// Tickets in one shard, their customers in another, and what the first tells the second, in any order and more than once: the deflection is
/// that of a slow recount of the raw events.
/// </summary>
public sealed class DeflectionPropertyTests
{
    private const long HourMs = 3_600_000;
    private static readonly long StartMs = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 30)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Ask_AnyLogInAnyOrder_EqualsRecount(int seed)
    {
        var random = new Random(seed);
        var delay = TimeSpan.FromHours(seed % 3 == 0 ? 6 : 24);
        var log = Generate(random, hours: seed % 2 == 0 ? 48 : 200);
        var settings = new EngineSettings
        {
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            DeflectionDelay = delay,
            MaxFacts = seed % 5 == 0 ? 24 : 512,
        };
        var tickets = new EngineShard(settings, new StorageSettings { JoinTopic = "joins", MinCompactBytes = 200, ReadersKeep = 8, MaxCachedTickets = 3 });
        var customers = new EngineShard(settings, new StorageSettings { MinCompactBytes = 200, ReadersKeep = 8, MaxCachedTickets = 3 });
        var told = new List<Told>();
        foreach (var record in LogMixer.Permuted(LogMixer.WithDuplicates(log.Tickets, random, 0.2), random))
        {
            tickets.Feed(record);
            if (random.Next(3) == 0)
            {
                tickets.Commit(StartMs);
                told.AddRange(tickets.TakeTold());
            }
        }

        tickets.Commit(StartMs);
        told.AddRange(tickets.TakeTold());

        // Facts that are settled stand as they were known: with few facts kept, what was told comes in the order of telling.
        var sessions = log.Sessions.Select(session => (TimeMs: session.RecordTimestampMs, Take: (Action)(() => customers.Feed(session))));
        var all = sessions.Concat(told.Select(one => (one.TimeMs, Take: (Action)(() => customers.Hear(one))))).ToList();
        var heard = settings.MaxFacts < 512
            ? all.OrderBy(one => one.TimeMs).ToList()
            : LogMixer.Permuted(LogMixer.WithDuplicates(all, random, 0.3), random);
        foreach (var (_, take) in heard)
        {
            take();
            if (random.Next(4) == 0)
            {
                customers.Commit(StartMs);
            }
        }

        customers.Commit(StartMs);
        var snapshot = await EngineSnapshot.OfAsync(tickets, customers);
        var recount = new SlowDeflection([.. log.Tickets, .. log.Sessions]);

        for (var i = 0; i < 30; i++)
        {
            var from = random.Next(180);
            var interval = new TimeInterval(StartMs + (from * HourMs), StartMs + ((from + random.Next(1, 60)) * HourMs));
            var (net, gross) = recount.Ask(interval.StartMs, interval.EndMs, (long)delay.TotalMilliseconds);
            var values = TestIndex.Ask(snapshot, Asked, interval).Rows[0].Values;
            Assert.Equal(net, values[0].Value);
            Assert.Equal(gross, values[1].Value);
        }
    }

    private static readonly Selection Asked = new()
    {
        Tenant = "default",
        Kpis = [KpiRegistry.Find("contact_deflection")!, KpiRegistry.Find("contact_deflection_gross")!],
    };

    private static (IReadOnlyList<RecountRecord> Tickets, IReadOnlyList<RecountRecord> Sessions) Generate(Random random, int hours)
    {
        var (tickets, sessions) = (new EventLog(), new EventLog { Source = "/help-centre" });

        // Few distinct hours, so that tickets and sessions fall on one instant and on the very end of the delay; creations of one ticket do not.
        long Time() => StartMs + (random.Next(hours) * HourMs);
        for (var ticket = 1; ticket <= 25; ticket++)
        {
            var id = $"T-{ticket}";
            var created = random.Next(6) == 0 ? 2 : 1;
            for (var i = 0; i < created; i++)
            {
                tickets.Add("ticket.created", Time() + (i * 60_000), ("ticketId", id), ("customerId", $"c-{random.Next(6)}"));
            }

            if (random.Next(4) == 0)
            {
                tickets.Add("ticket.deleted", Time(), ("ticketId", id), ("reason", random.Next(3) == 0 ? "erasure" : "spam"));
            }

            if (random.Next(6) == 0)
            {
                tickets.Add("ticket.merged", Time(), ("ticketId", id), ("into", "T-0"));
            }
        }

        for (var session = 1; session <= 60; session++)
        {
            sessions.Add(
                "selfservice.session",
                Time(),
                ("sessionId", $"s-{session}"),
                ("topic", "refund"),
                ("resolved", random.Next(3) > 0),
                ("customerId", random.Next(6) == 0 ? null : $"c-{random.Next(6)}"));
        }

        return (tickets.Records, [.. sessions.Records.Select(record => record with { Json = record.Json.Replace("\"e-", "\"s-", StringComparison.Ordinal) })]);
    }
}

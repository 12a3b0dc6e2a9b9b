using Streaming.Domain.Kpis;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Streaming.Testing.Recount.Customers;

namespace Streaming.Query.Tests.Customers;

/// <summary>
/// A customer in whose name a system opens tickets all day: what is kept of it has a bound, however many there were, and every one is counted.
/// </summary>
public sealed class BusyCustomerTests
{
    private const int Events = 3_000;
    private const int MinuteMs = 60_000;
    private static readonly long StartMs = new DateTimeOffset(2026, 5, 4, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly TimeSpan Delay = TimeSpan.FromMinutes(30);

    [Fact]
    public async Task Hear_ThousandsOfTicketsOfOneCustomer_StateIsBoundedAndNumbersEqualRecount()
    {
        var random = new Random(7);
        var (tickets, sessions) = (new EventLog(), new EventLog { Source = "/help-centre" });
        for (var i = 0; i < Events; i++)
        {
            var timeMs = StartMs + (i * 2L * MinuteMs);
            if (random.Next(3) > 0)
            {
                tickets.Add("ticket.created", timeMs, ("ticketId", $"T-{i}"), ("customerId", "monitor"));
            }
            else
            {
                sessions.Add("selfservice.session", timeMs, ("sessionId", $"s-{i}"), ("topic", "refund"), ("resolved", true), ("customerId", "monitor"));
            }
        }

        // The two sources number their events alike.
        RecountRecord[] attempts = [.. sessions.Records.Select(record => record with { Json = record.Json.Replace("\"e-", "\"s-", StringComparison.Ordinal) })];
        var settings = new EngineSettings
        {
            FinestSpan = TimeSpan.FromDays(4000),
            QuarterHourSpan = TimeSpan.FromDays(5000),
            DaySpan = TimeSpan.FromDays(6000),
            DeflectionDelay = Delay,
            MaxFacts = 32,
        };
        var owner = new EngineShard(settings, new StorageSettings { JoinTopic = "joins" });
        var customers = new EngineShard(settings, new StorageSettings());
        var greatest = 0;
        foreach (var (_, take) in Told(owner, tickets, customers).Concat(Sessions(attempts, customers)).OrderBy(one => one.TimeMs))
        {
            take();
            customers.Commit(StartMs);
            greatest = Math.Max(greatest, customers.Log(ShardHash.TicketLog, customers.Guard.Version - 1).Max(entry => entry.Value.Length));
        }

        Assert.InRange(greatest, 100, 4_000);
        var snapshot = await EngineSnapshot.OfAsync(owner, customers);
        var recount = new SlowDeflection([.. tickets.Records, .. attempts]);
        for (var i = 0; i < 20; i++)
        {
            var from = random.Next(90) * 60L;
            var interval = new TimeInterval(StartMs + (from * MinuteMs), StartMs + ((from + random.Next(60, 1_200)) / 60 * 60 * MinuteMs));
            var (net, gross) = recount.Ask(interval.StartMs, interval.EndMs, (long)Delay.TotalMilliseconds);
            var values = TestIndex.Ask(snapshot, Asked, interval).Rows[0].Values;
            Assert.NotNull(gross);
            Assert.Equal(net, values[0].Value);
            Assert.Equal(gross, values[1].Value);
        }
    }

    private static readonly Selection Asked = new()
    {
        Tenant = "default",
        Kpis = [KpiRegistry.Find("contact_deflection")!, KpiRegistry.Find("contact_deflection_gross")!],
    };

    private static List<(long TimeMs, Action Take)> Told(EngineShard owner, EventLog tickets, EngineShard customers)
    {
        foreach (var record in tickets.Records)
        {
            owner.Feed(record);
        }

        owner.Commit(StartMs);
        return [.. owner.TakeTold().Select(one => (one.TimeMs, (Action)(() => customers.Hear(one))))];
    }

    private static IEnumerable<(long TimeMs, Action Take)> Sessions(RecountRecord[] sessions, EngineShard customers) =>
        sessions.Select(session => (session.RecordTimestampMs, (Action)(() => customers.Feed(session))));
}

using System.Globalization;
using Streaming.Testing.Recount;

namespace Streaming.Testing.Logs;

/// <summary>Small random logs of customers, money and the workforce: in any order, with duplicates and ties.</summary>
public static class RandomCustomers
{
    /// <summary>The start of the events, Unix milliseconds.</summary>
    public static readonly long StartMs = new DateTimeOffset(2026, 3, 2, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>A random log.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="span">How long the events go on.</param>
    /// <param name="mostFacts">About the most events of one customer.</param>
    /// <returns>The records, in the order in which they are to be read.</returns>
    public static IReadOnlyList<RecountRecord> Generate(int seed, TimeSpan span, int mostFacts = 25)
    {
        var random = new Random(seed);
        var log = new EventLog();
        long Time() => StartMs + (random.NextInt64((long)span.TotalMilliseconds / 1000) * 1000);
        for (var customer = random.Next(1, 12); customer > 0; customer--)
        {
            var times = Enumerable.Range(0, random.Next(1, mostFacts)).Select(_ => Time()).ToList();
            foreach (var time in times.Select((time, at) => random.Next(10) == 0 && at > 0 ? times[at - 1] : time))
            {
                Customer(log, random, $"c-{customer}", time);
            }
        }

        for (var agent = random.Next(1, 6); agent > 0; agent--)
        {
            for (var i = random.Next(5); i > 0; i--)
            {
                var type = random.Next(5) switch { < 2 => "agent-joined", < 4 => "agent-left", _ => "demo-booked" };
                log.Add($"workforce.{type}", Time(), ("agentId", $"a-{agent}"), ("team", Pick(random, null, "billing", "tech")));
            }
        }

        for (var i = random.Next(4); i > 0; i--)
        {
            var from = Time();
            log.Add(
                Pick(random, "finance.cost", "finance.revenue")!,
                Time(),
                ("costKind", Pick(random, "acquisition", "service", "retention")),
                ("amountMinor", random.Next(1, 100_000)),
                ("currency", "EUR"),
                ("from", Text(from)),
                ("to", Text(from + random.NextInt64(1, 5 * 86_400_000))));
        }

        log.Add("selfservice.session", Time(), ("sessionId", "s-0"), ("topic", "refund"), ("resolved", random.Next(2) == 0));
        return LogMixer.Permuted(LogMixer.WithDuplicates(log.Records, random, 0.2), random);
    }

    private static void Customer(EventLog log, Random random, string customer, long timeMs)
    {
        var product = Pick(random, "invoicing", "stock");
        var segment = Pick(random, null, null, "craft", "retail");
        switch (random.Next(16))
        {
            case < 4:
                log.Add("customer.joined", timeMs, ("customerId", customer), ("segment", segment), ("agentId", Pick(random, null, "a-1", "a-2")));
                break;
            case < 6:
                log.Add("customer.left", timeMs, ("customerId", customer), ("reason", "price"));
                break;
            case 6:
                log.Add("customer.renewal-due", timeMs, ("customerId", customer), ("segment", segment));
                break;
            case 7:
                log.Add("customer.renewed", timeMs, ("customerId", customer));
                break;
            case 8:
                log.Add("product.purchased", timeMs, ("customerId", customer), ("product", product));
                break;
            case 9:
                log.Add("product.first-used", timeMs, ("customerId", customer), ("product", product));
                break;
            case < 12:
                log.Add("product.used", timeMs, ("customerId", customer), ("product", product));
                break;
            case < 14:
                log.Add(
                    "health.measured",
                    timeMs,
                    ("customerId", customer),
                    ("component", Pick(random, "usage", "success", "growth", "mood")),
                    ("score", random.Next(0, 1001) / 10m));
                break;
            default:
                log.Add(
                    "selfservice.session",
                    timeMs,
                    ("sessionId", $"s-{log.Records.Count}"),
                    ("topic", Pick(random, "refund", "login")),
                    ("resolved", random.Next(2) == 0),
                    ("customerId", customer));
                break;
        }
    }

    private static string? Pick(Random random, params string?[] values) => values[random.Next(values.Length)];

    private static string Text(long timeMs) =>
        DateTimeOffset.FromUnixTimeMilliseconds(timeMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}

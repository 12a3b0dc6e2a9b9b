using System.Globalization;
using Streaming.Domain.Kpis;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Time;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Index;

namespace Streaming.Benchmarks.Macro.Customers;

/// <summary>Measures what customers cost: memory, and processor time, which other work on the machine disturbs less than the clock's time.</summary>
internal static class CustomerMeasurement
{
    private const int Runs = 21;
    private static readonly long StartMs = new DateTimeOffset(2026, 1, 5, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();

    /// <summary>Measures, and writes a line for each number.</summary>
    /// <param name="customers">How many customers.</param>
    /// <param name="output">Where to.</param>
    public static void Run(int customers, TextWriter output)
    {
        (string, string, string) Joined(int i) => ("customer.joined", $"c-{i}", $$"""{"customerId":"c-{{i}}","segment":"s-{{i % 5}}","agentId":"a-{{i % 50}}"}""");
        (string, string, string) Created(int i) => ("ticket.created", $"T-{i}", $$"""{"ticketId":"T-{{i}}","customerId":"c-{{i}}","team":"t-{{i % 5}}"}""");
        var settings = new EngineSettings { MaxNames = 10 * customers };

        var joined = Bytes(() => Fed(settings, null, customers, Joined));
        var with = Bytes(() => Fed(settings, null, customers, Created));
        var without = Bytes(() => Fed(settings with { KeepsCustomers = false }, null, customers, Created));
        Write(output, $"worker, a customer who is there: {joined / customers:N0} bytes");
        Write(output, $"worker, a ticket of a customer of its own: {with / customers:N0} bytes, {(with - without) / customers:N0} of them for the customer");

        var index = new LiveIndex(TenantZones.Utc);
        var (tickets, ofCustomers) = (new ShardCells(index), new ShardCells(index));
        var read = Bytes(() =>
        {
            tickets.TakeOver(null);
            ofCustomers.TakeOver(null);
            Fed(settings, tickets, customers, Created);
            Fed(settings, ofCustomers, customers, Joined);
            return (tickets, ofCustomers);
        });
        Write(output, $"reader, a customer who is there and has one ticket: {read / customers:N0} bytes");

        var meta = new ShardMeta { Topics = [], EventHighMs = StartMs, TimerTimeMs = StartMs };
        var replica = new ShardReplica(0, index);
        var guard = new ShardGuard(new ShardEpoch(1, 1), 1, meta.Encode(), new long[6]);
        replica.Begin(guard);
        replica.EndLoading(guard);
        var snapshot = index.Publish([replica], isComplete: true);
        Time(output, snapshot, "ranking by tickets, the first ten", "tickets_by_customer", [NameKind.Customer]);
        Time(output, snapshot, "distinct customers with a ticket", "active_customers", []);
        Time(output, snapshot, "retention by cohort", "retention_rate", []);
        GC.KeepAlive((tickets, ofCustomers));
    }

    private static CustomerFeed Fed(EngineSettings settings, ShardCells? reader, int count, Func<int, (string, string, string)> make)
    {
        var feed = new CustomerFeed(settings, reader);
        feed.Feed(count, make);
        return feed;
    }

    private static double Bytes(Func<object> make)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var made = make();
        var after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(made);
        return after - before;
    }

    private static void Time(TextWriter output, IndexSnapshot snapshot, string what, string kpi, IReadOnlyList<NameKind> groupBy)
    {
        var known = KpiRegistry.Find(kpi)!;
        var selection = new Selection
        {
            Tenant = "default",
            Cube = groupBy.Count > 0 ? Cube.Customer : Cube.Main,
            Kpis = [known],
            GroupBy = groupBy,
            Limit = 10,
        };
        var interval = new TimeInterval(StartMs, StartMs + 3_600_000);
        var times = new List<double>();
        for (var run = 0; run < Runs; run++)
        {
            var started = Environment.CpuUsage.TotalTime;
            var answerer = new Answerer(snapshot, selection, KpiSettings.Default);
            var answer = answerer.Evaluate(interval, answerer.Plan(interval));
            times.Add((Environment.CpuUsage.TotalTime - started).TotalMilliseconds);
            if (answer.Rows.Count != Math.Max(1, groupBy.Count * 11))
            {
                throw new InvalidOperationException($"{kpi} has {answer.Rows.Count} rows.");
            }
        }

        var first = times[0];
        times.Sort();
        Write(output, $"{what}: {times[Runs / 2]:F1} ms of processor time (median of {Runs}), {first:F1} ms the first time");
    }

    private static void Write(TextWriter output, FormattableString line) => output.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}

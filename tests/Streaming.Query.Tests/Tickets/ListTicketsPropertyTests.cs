using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis.Samples;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Tickets;

/// <summary>
/// On random logs, the tickets that are listed for a number are those behind it: as many observations as the KPI's sample, and the very tickets
/// that the slow recount of the raw events names.
/// </summary>
public sealed class ListTicketsPropertyTests
{
    private const long DayMs = 86_400_000;
    private const int ShardCount = 3;
    private static readonly string[] Teams = ["billing", "tech", "unknown"];
    private static readonly string[] Windows = ["24h", "7d", "today", "this_week"];
    private static readonly RecountOptions WithClocks = new() { Sla = ClockDesk.Recounted };
    private static readonly RandomLogOptions Options = new() { MostTickets = 1_000, StartSpan = TimeSpan.FromDays(5) };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ListTickets_AnyKpiSpanAndFilter_AreThoseBehindTheNumber(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, Options);
        var timerMs = TimerMsOf(log);
        var recount = SlowRecount.Of(log, timerMs, WithClocks);
        await using var host = await StartAsync(log, timerMs);
        var observed = 0L;
        foreach (var kpi in KpiSamples.Keys)
        {
            foreach (var filters in FiltersOf(kpi, random))
            {
                var fromMs = (Options.StartMs / DayMs * DayMs) + (random.Next(-3, 8) * DayMs);
                var toMs = fromMs + (random.Next(1, 12) * DayMs);
                var request = new ListTicketsRequest { Kpi = kpi, Interval = IntervalOf(fromMs, toMs), Filters = { filters }, PageSize = random.Next(3, 60) };

                var (ids, size) = await ListAsync(host, request);

                var sample = await SampleAsync(host, new GetKpisRequest { Kpis = { kpi }, Interval = IntervalOf(fromMs, toMs), Filters = { filters } });
                Assert.Equal((kpi, sample), (kpi, size));
                if (RecountNames.Of(kpi) is { } isBehind)
                {
                    Assert.Equal((kpi, string.Join(' ', Recounted(recount, isBehind, fromMs, toMs, filters))), (kpi, string.Join(' ', ids.Order(StringComparer.Ordinal))));
                }

                await CheckPartsAsync(host, request, filters);
                observed += size;
            }

            foreach (var window in Windows)
            {
                var (_, size) = await ListAsync(host, new ListTicketsRequest { Kpi = kpi, Window = window });
                var sample = await SampleAsync(host, window.Contains('_', StringComparison.Ordinal) || window == "today"
                    ? new GetKpisRequest { Kpis = { kpi }, Periods = new Periods { Names = { window } } }
                    : new GetKpisRequest { Kpis = { kpi }, Windows = new Contracts.Kpi.V1.Windows { Names = { window } } });
                Assert.Equal((kpi, window, sample), (kpi, window, size));
            }
        }

        Assert.True(observed > 1_000, $"Only {observed} observations: too few to mean anything.");
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ListTickets_ClocksThatWait_AreThoseOfTheLevelsByKind(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, Options);

        // In the midst of the days, so that clocks run, are at risk and breached.
        var timerMs = Options.StartMs + (3 * DayMs) + random.Next((int)DayMs);
        var recount = SlowRecount.Of(log, timerMs, WithClocks);
        await using var host = await StartAsync(log, timerMs);
        var observed = new Dictionary<string, long>();
        foreach (var kpi in new[] { "sla_running", "sla_at_risk", "sla_breached_open" })
        {
            foreach (var clock in new[] { "", "first_reply", "requester_wait", "pausable_update" })
            {
                foreach (var filters in FiltersOf(kpi, random))
                {
                    var endMs = ((timerMs / DayMs) + random.Next(-1, 2)) * DayMs;
                    var request = new ListTicketsRequest
                    {
                        Kpi = kpi,
                        Clock = clock,
                        Interval = IntervalOf(endMs - DayMs, endMs),
                        Filters = { filters },
                        PageSize = random.Next(2, 9),
                        Order = (TicketOrder)(random.Next(2) * (int)TicketOrder.NextDue),
                    };

                    var (ids, size) = await ListAsync(host, request);

                    var values = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi }, Interval = request.Interval, Filters = { filters } })).Results[0].Rows[0].Values;
                    Assert.Equal((kpi, clock, values.Single(value => value.Statistic == clock).Value), (kpi, clock, size));
                    var expected = Recounted(recount, RecountNames.Of(kpi, clock)!, 0, endMs, filters);
                    Assert.Equal((kpi, clock, string.Join(' ', expected)), (kpi, clock, string.Join(' ', ids.Order(StringComparer.Ordinal))));
                    observed[kpi] = observed.GetValueOrDefault(kpi) + size;
                }
            }
        }

        Assert.True(observed.Values.All(count => count > 10), string.Join(", ", observed));
    }

    private static async Task<(List<string> Ids, long Size)> ListAsync(QueryHost host, ListTicketsRequest request)
    {
        var ids = new List<string>();
        var counted = 0L;
        var dues = new List<long>();
        ListTicketsResponse? first = null;
        do
        {
            var page = await host.Tickets.ListTicketsAsync(request);
            first ??= page;
            Assert.Equal(first.Interval, page.Interval);
            Assert.Equal(first.TicketCount, page.TicketCount);
            ids.AddRange(page.Rows.Select(row => $"{row.Ticket.Subject}:{row.Ticket.Id}"));
            counted += page.Rows.Sum(row => row.Count);
            dues.AddRange(page.Rows.Select(row => row.Ticket.NextDueAt?.ToDateTimeOffset().ToUnixTimeMilliseconds() ?? long.MaxValue));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.True(request.Order != TicketOrder.NextDue || dues.SequenceEqual(dues.Order()), "Not in the order of their due times.");
        Assert.Equal(first.TicketCount, ids.Count);
        Assert.Equal((first.ListedSize, first.ListedSize), (counted, first.SampleSize));
        Assert.False(first.Incomplete);
        return (ids, counted);
    }

    /// <summary>What is good and what is bad makes the value of a share or of a survey.</summary>
    private static async Task CheckPartsAsync(QueryHost host, ListTicketsRequest request, Filter[] filters)
    {
        if (request.Kpi is not ("resolution_rate" or "resolution_rate_ever" or "fcr" or "csat_pct" or "nps" or "ces" or "ces_in_base"))
        {
            return;
        }

        async Task<long> SizeAsync(TicketPart part) => (await host.Tickets.ListTicketsAsync(
            new ListTicketsRequest { Kpi = request.Kpi, Interval = request.Interval, Filters = { filters }, Part = part })).PartSize;
        var (good, bad) = (await SizeAsync(TicketPart.Good), await SizeAsync(TicketPart.Bad));
        var value = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { request.Kpi }, Interval = request.Interval, Filters = { filters } })).Results[0].Rows[0].Values[0];

        var expected = request.Kpi is "nps" or "ces" or "ces_in_base" ? 100.0 * (good - bad) / value.SampleSize : (double)good / value.SampleSize;
        Assert.Equal((request.Kpi, value.SampleSize == 0 ? 0 : Math.Round(expected, 9)), (request.Kpi, value.HasValue ? Math.Round(value.Value, 9) : 0));
        Assert.True(request.Kpi is not ("resolution_rate" or "resolution_rate_ever" or "fcr" or "csat_pct") || good + bad == value.SampleSize);
    }

    private static async Task<long> SampleAsync(QueryHost host, GetKpisRequest request) =>
        (await host.Client.GetKpisAsync(request)).Results[0].Rows[0].Values[0].SampleSize;

    private static IEnumerable<string> Recounted(
        SlowRecount recount, Func<RecountContribution, (bool IsBehind, bool IsLevel)> isBehind, long fromMs, long toMs, Filter[] filters)
    {
        bool Passes(RecountContribution one) => one.Split.Tenant == "default"
            && Array.TrueForAll(filters, filter => filter.Values.Contains(one.Split.Value(System.Enum.Parse<RecountDimension>(filter.Dimension, ignoreCase: true))));
        return recount.ByScope
            .Where(scope =>
            {
                var counted = scope.Value.Where(one => isBehind(one).IsBehind && Passes(one)).ToList();
                return counted.Exists(one => isBehind(one).IsLevel)
                    ? counted.Where(one => one.TimeMs < toMs).Sum(one => one.Value) > 0
                    : counted.Exists(one => one.TimeMs >= fromMs && one.TimeMs < toMs);
            })
            .Select(scope => $"{(scope.Key.Kind == "ticket" ? SubjectKind.Ticket : scope.Key.Kind == "call" ? SubjectKind.Call : SubjectKind.Response)}:{scope.Key.Id}")
            .Order(StringComparer.Ordinal);
    }

    private static IEnumerable<Filter[]> FiltersOf(string kpi, Random random)
    {
        yield return [];
        yield return [new Filter { Dimension = "team", Values = { Teams[random.Next(Teams.Length)] } }];
        yield return [new Filter { Dimension = "priority", Values = { "unknown", "high" } }, new Filter { Dimension = "channel", Values = { "email", "unknown" } }];
        if (kpi is not ("tickets_by_category" or "category_share"))
        {
            yield return [new Filter { Dimension = "agent", Values = { "unknown", "a-1" } }];
        }
    }

    private static async Task<QueryHost> StartAsync(IReadOnlyList<RecountRecord> log, long timerMs)
    {
        var settings = new EngineSettings { Sla = ClockDesk.Policies };
        var shards = Enumerable.Range(0, ShardCount).Select(_ => new EngineShard(settings, new StorageSettings(), ShardCount)).ToArray();
        foreach (var record in log)
        {
            shards[EngineShard.KeyOf(record.Json).Sum(letter => letter) % ShardCount].Feed(record);
        }

        foreach (var shard in shards)
        {
            shard.Commit(timerMs);
        }

        var host = await QueryHost.StartAsync(new EngineShardReader(shards), DateTimeOffset.FromUnixTimeMilliseconds(timerMs), ClockDesk.Policies);
        await host.RefreshAsync();
        return host;
    }

    private static long TimerMsOf(IReadOnlyList<RecountRecord> log) =>
        SlowRecount.Of(log, RandomLog.SettledTimeMs(Options), WithClocks).Contributions.Max(one => one.TimeMs) + DayMs;

    private static Interval IntervalOf(long fromMs, long toMs) => new()
    {
        Start = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(fromMs)),
        End = Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(toMs)),
    };
}

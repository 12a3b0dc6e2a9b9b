using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Domain.Kpis.Samples;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.TicketListing;
using Cube = Streaming.Domain.Names.Cube;

namespace Streaming.Query.Tests.Tickets;

/// <summary>
/// On random logs, the tickets that are listed for a number are those behind it: as many observations as the KPI's sample, and the very tickets
/// that the slow recount of the raw events names.
/// </summary>
public sealed class ListTicketsPropertyTests
{
    private static readonly string[] Teams = ["billing", "tech", "unknown"];
    private static readonly string[] Windows = ["24h", "7d", "today", "this_week"];

    // At the end of a log, where this one looks, no clock may wait any more; the levels have a test of their own.
    private static readonly string[] Rare = ["sla_running", "sla_at_risk", "sla_breached_open"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task ListTickets_AnyKpiSpanAndFilter_AreThoseBehindTheNumber(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, LogForm);
        var timerMs = TimerMsOf(log);
        var recount = Recount(log, timerMs);
        await using var host = await StartAsync(log, timerMs);
        var observed = new Dictionary<string, long>();
        foreach (var kpi in KpiSamples.Keys)
        {
            foreach (var filters in FiltersOf(kpi, random))
            {
                // Everything once, so that what is rare is there too; then a part of it.
                var isFirst = !observed.ContainsKey(kpi);
                var fromMs = (LogForm.StartMs / DayMs * DayMs) + ((isFirst ? -3 : random.Next(-3, 8)) * DayMs);
                var toMs = isFirst ? (timerMs / DayMs * DayMs) + DayMs : fromMs + (random.Next(1, 12) * DayMs);
                var request = new ListTicketsRequest { Kpi = kpi, Interval = IntervalOf(fromMs, toMs), Filters = { filters }, PageSize = random.Next(3, 60) };

                var (ids, size) = await ListAsync(host, request);

                var sample = await SampleAsync(host, new GetKpisRequest { Kpis = { kpi }, Interval = IntervalOf(fromMs, toMs), Filters = { filters } });
                Assert.Equal((kpi, sample), (kpi, size));
                if (RecountNames.Of(filters is [{ Dimension: "customer" }] ? "active_customers" : kpi) is { } isBehind)
                {
                    Assert.Equal((kpi, string.Join(' ', Recounted(recount, isBehind, fromMs, toMs, filters))), (kpi, string.Join(' ', ids.Order(StringComparer.Ordinal))));
                }

                await CheckPartsAsync(host, request, filters);
                await CheckCustomersAsync(host, request);
                observed[kpi] = observed.GetValueOrDefault(kpi) + size;
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

        Assert.True(observed.Values.Sum() > 1_000, $"Only {observed.Values.Sum()} observations: too few to mean anything.");
        Assert.Equal("", string.Join(' ', KpiSamples.Keys.Except(Rare).Where(kpi => observed.GetValueOrDefault(kpi) == 0)));
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task ListTickets_ClocksThatWait_AreThoseOfTheLevelsByKind(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, LogForm);

        // In the midst of the days, so that clocks run, are at risk and breached.
        var timerMs = LogForm.StartMs + (3 * DayMs) + random.Next((int)DayMs);
        var recount = Recount(log, timerMs);
        await using var host = await StartReplayAsync(log, timerMs);
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

    /// <summary>What is good and what is bad makes the value of a share or of a survey.</summary>
    private static async Task CheckPartsAsync(QueryHost host, ListTicketsRequest request, Filter[] filters)
    {
        if (request.Kpi is not ("resolution_rate" or "resolution_rate_ever" or "fcr" or "csat_pct" or "agent_engagement" or "nps" or "ces" or "ces_in_base"))
        {
            return;
        }

        async Task<long> SizeAsync(TicketPart part) => (await host.Tickets.ListTicketsAsync(
            new ListTicketsRequest { Kpi = request.Kpi, Interval = request.Interval, Filters = { filters }, Part = part })).PartSize;
        var (good, bad) = (await SizeAsync(TicketPart.Good), await SizeAsync(TicketPart.Bad));
        var value = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { request.Kpi }, Interval = request.Interval, Filters = { filters } })).Results[0].Rows[0].Values[0];

        var expected = request.Kpi is "nps" or "ces" or "ces_in_base" ? 100.0 * (good - bad) / value.SampleSize : (double)good / value.SampleSize;
        Assert.Equal((request.Kpi, value.SampleSize == 0 ? 0 : Math.Round(expected, 9)), (request.Kpi, value.HasValue ? Math.Round(value.Value, 9) : 0));
        Assert.True(request.Kpi is not ("resolution_rate" or "resolution_rate_ever" or "fcr") || good + bad == value.SampleSize);
    }

    /// <summary>Of a number of customers, whoever has a ticket in the list is one of them.</summary>
    private static async Task CheckCustomersAsync(QueryHost host, ListTicketsRequest request)
    {
        if (request.Kpi == "active_customers")
        {
            var page = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = request.Kpi, Interval = request.Interval, PageSize = 500 });
            var customers = page.Rows.Select(row => row.Split.Single(value => value.Dimension == "customer").Value).Distinct().Count();
            var value = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { request.Kpi }, Interval = request.Interval })).Results[0].Rows[0].Values[0];
            Assert.Equal(value.Value, page.NextPageToken.Length == 0 ? customers : Math.Max(customers, value.Value));
        }
    }

    /// <summary>The sample size; of numbers that count customers, that of their tickets: every ticket of these logs has a customer.</summary>
    private static async Task<long> SampleAsync(QueryHost host, GetKpisRequest request)
    {
        if (request.Kpis[0] is "tickets_per_customer" or "active_customers")
        {
            request.Kpis[0] = "tickets_total";
        }

        return (await host.Client.GetKpisAsync(request)).Results[0].Rows[0].Values[0].SampleSize;
    }

    private static IEnumerable<Filter[]> FiltersOf(string kpi, Random random)
    {
        yield return [];
        if (KpiRegistry.Find(kpi)!.Definition.Cubes is not [Cube.Main, ..] and var cubes)
        {
            if (cubes.Contains(Cube.Customer))
            {
                yield return [new Filter { Dimension = "customer", Values = { "c-1", "c-2", "c-3" } }];
            }

            // Nothing splits it, so that its random intervals are fewer.
            yield return [];
            yield return [];
            yield break;
        }

        yield return [new Filter { Dimension = "team", Values = { Teams[random.Next(Teams.Length)] } }];
        yield return [new Filter { Dimension = "priority", Values = { "unknown", "high" } }, new Filter { Dimension = "channel", Values = { "email", "unknown" } }];
        if (kpi is not ("tickets_by_category" or "category_share"))
        {
            yield return [new Filter { Dimension = "agent", Values = { "unknown", "a-1" } }];
        }
    }
}

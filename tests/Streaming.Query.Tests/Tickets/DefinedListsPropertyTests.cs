using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using static Streaming.Query.Tests.Tickets.TicketListing;

namespace Streaming.Query.Tests.Tickets;

/// <summary>On random logs, the tickets behind KPIs that the configuration defines are those that the slow recount finds by their terms.</summary>
public sealed class DefinedListsPropertyTests
{
    private static readonly string[] Settings =
    [
        .. Kpi(0, "tech_share", "Ratio", "tickets_created", "team=tech"), "--Kpis:Defined:0:Divisor:0:Measure=tickets_created",
        .. Kpi(1, "tech_in_delay", "Ratio", "resolved_in_delay", "team=tech"),
        "--Kpis:Defined:1:Divisor:0:Measure=resolution_judged", "--Kpis:Defined:1:Divisor:0:Filters:team:0=tech",
        .. Kpi(2, "worked", "Sum", "resolved", "team=tech"), "--Kpis:Defined:2:Measures:1:Measure=handle_time",
        .. Kpi(3, "mail_frt", "Duration", "first_response", "channel=email"),
        .. Kpi(4, "open_twice", "Level", "backlog", "priority=high"),
        "--Kpis:Defined:4:Measures:1:Measure=open_until_closed", "--Kpis:Defined:4:Measures:1:Filters:team:0=tech",
        .. Kpi(5, "promises", "Ratio", "sla_met_first_reply", null),
        "--Kpis:Defined:5:Divisor:0:Measure=sla_met_first_reply", "--Kpis:Defined:5:Divisor:1:Measure=sla_breached_first_reply",
        .. Kpi(6, "reply_time_per_ticket", "Ratio", "first_response", null),
        "--Kpis:Defined:6:Measures:0:Time=true", "--Kpis:Defined:6:Divisor:0:Measure=tickets_created",
        .. Kpi(7, "talked", "Sum", "talk_time", null),
    ];

    private static readonly Dictionary<string, Func<RecountContribution, (bool IsBehind, bool IsLevel)>> Behind = new()
    {
        ["tech_share"] = static one => (one.Measure == RecountMeasure.TicketsCreated, false),
        ["tech_in_delay"] = static one => (one.Measure == RecountMeasure.DelayElapsedOrResolved && one.Split.Team == "tech", false),
        ["worked"] = static one => ((one.Measure == RecountMeasure.Resolved && one.Split.Team == "tech") || one.Measure == RecountMeasure.Calls, false),
        ["mail_frt"] = static one => (one.Measure == RecountMeasure.FirstResponse && one.Split.Channel == "email", false),
        ["open_twice"] = static one => (
            (one.Measure == RecountMeasure.BacklogChange && one.Split.Priority == "high") || (one.Measure == RecountMeasure.OpenUntilClosedChange && one.Split.Team == "tech"), true),
        ["promises"] = static one => (one.Measure is RecountMeasure.SlaMet or RecountMeasure.SlaBreached && one.Clock == "first_reply", false),
        ["reply_time_per_ticket"] = static one => (one.Measure == RecountMeasure.TicketsCreated, false),
    };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task ListTickets_DefinedKpis_AreThoseOfTheirTerms(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, LogForm);
        var timerMs = TimerMsOf(log);
        var recount = Recount(log, timerMs);
        await using var host = await StartAsync(log, timerMs, Settings);
        var observed = new Dictionary<string, long>();
        foreach (var (kpi, isBehind) in Behind)
        {
            foreach (var filters in new Filter[][] { [], [new Filter { Dimension = "team", Values = { "tech", "unknown" } }] })
            {
                var fromMs = (LogForm.StartMs / DayMs * DayMs) + (random.Next(-1, 4) * DayMs);
                var toMs = fromMs + (random.Next(2, 12) * DayMs);
                var request = new ListTicketsRequest { Kpi = kpi, Interval = IntervalOf(fromMs, toMs), Filters = { filters }, PageSize = random.Next(3, 60) };

                var (ids, size) = await ListAsync(host, request);

                var value = (await host.Client.GetKpisAsync(new GetKpisRequest { Kpis = { kpi }, Interval = request.Interval, Filters = { filters } })).Results[0].Rows[0].Values[0];
                Assert.Equal((kpi, value.SampleSize), (kpi, size));
                Assert.Equal((kpi, string.Join(' ', Recounted(recount, isBehind, fromMs, toMs, filters))), (kpi, string.Join(' ', ids.Order(StringComparer.Ordinal))));
                observed[kpi] = observed.GetValueOrDefault(kpi) + size;
                if (kpi is "tech_share" or "tech_in_delay" or "promises" && size > 0)
                {
                    request.Part = TicketPart.Good;
                    var good = (await host.Tickets.ListTicketsAsync(request)).PartSize;
                    request.Part = TicketPart.Bad;
                    var bad = (await host.Tickets.ListTicketsAsync(request)).PartSize;
                    Assert.Equal((kpi, value.Value, size), (kpi, (double)good / size, good + bad));
                }
            }
        }

        Assert.True(observed.Values.All(static count => count > 10), string.Join(", ", observed));
    }

    [Fact]
    public async Task GetTicket_DefinedKpis_AreNamedWhereTheirFiltersPass()
    {
        var log = RandomLog.Generate(11, LogForm);
        await using var host = await StartAsync(log, TimerMsOf(log), Settings);

        var listed = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "tech_in_delay", Window = "90d", PageSize = 20 });

        Assert.NotEmpty(listed.Rows);
        foreach (var row in listed.Rows)
        {
            var counts = (await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = row.Ticket.Id })).Counts;
            Assert.Contains(counts, static count => count.Kpis.Contains("tech_in_delay"));
            Assert.All(
                counts.Where(static count => count.Kpis.Contains("tech_in_delay")),
                static count => Assert.Contains(count.Split, static value => value is { Dimension: "team", Value: "tech" }));
            Assert.DoesNotContain(counts, static count => count.Kpis.Contains("talked"));
        }
    }

    [Fact]
    public async Task ListTickets_SumOfTimesAlone_SaysThatItCountsNoTickets()
    {
        await using var host = await StartAsync([], LogForm.StartMs, Settings);

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "talked" }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith("kpi: 'talked' counts no tickets, but times of calls alone", fault.Status.Detail, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Kpi(int place, string key, string formula, string measure, string? filter)
    {
        var prefix = $"--Kpis:Defined:{place}";
        string[] parts = filter?.Split('=') ?? [];
        return
        [
            $"{prefix}:Key={key}", $"{prefix}:NameEn={key}", $"{prefix}:NameFr={key}", $"{prefix}:Formula={formula}", $"{prefix}:Measures:0:Measure={measure}",
            .. filter is null ? Array.Empty<string>() : [$"{prefix}:Measures:0:Filters:{parts[0]}:0={parts[1]}"],
        ];
    }
}

using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Query.Tests.SlaEvents;

/// <summary>What became of SLA clocks, over gRPC: order, range, filters, pages, refusals.</summary>
public sealed class ListSlaEventsTests
{
    /// <summary>Of first replies: T-1 at risk twice, breached, then answered in time by a reply that comes late; T-2 met; T-3 at risk.</summary>
    internal static async Task<QueryHost> DeskAsync()
    {
        var log = new EventLog()
            .Created("T-1", Start, team: "billing", priority: "high")
            .Created("T-2", Start + Minute, team: "tech", priority: "high").Reply("T-2", Start + (5 * Minute));
        var shard = Shard(log, Start + (16 * Minute));
        shard.Commit(Start + (25 * Minute));
        shard.Commit(Start + (31 * Minute));
        shard.Feed(new EventLog { Source = "/late" }.Created("T-3", Start + (20 * Minute)).Records[0]);
        shard.Feed(new EventLog { Source = "/later" }.Reply("T-1", Start + (29 * Minute)).Records[0]);
        shard.Commit(Start + (32 * Minute));
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), DateTimeOffset.FromUnixTimeMilliseconds(Start + (32 * Minute)), Policies);
        await host.RefreshAsync();
        return host;
    }

    [Fact]
    public async Task ListSlaEvents_RetractedBreach_IsToldNewestFirst()
    {
        await using var host = await DeskAsync();

        var response = await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Clocks = { "first_reply" } } });

        Assert.Equal(
            [
                "T-1/first_reply/0/retracted/4 +30", "T-1/first_reply/0/breached/3 +30", "T-1/first_reply/0/met/5 +29", "T-1/first_reply/0/at-risk/2 +24",
                "T-1/first_reply/0/at-risk/1 +15", "T-2/first_reply/0/met/1 +5",
            ],
            response.Events.Select(Line));
        Assert.Equal((6, false, ""), (response.EventCount, response.Incomplete, response.NextPageToken));
        var retracted = response.Events[0];
        Assert.Equal((SlaEventKind.Retracted, SlaEventKind.Breached, "met"), (retracted.Kind, retracted.Retracts, retracted.Becomes));
        var risk = response.Events[3];
        Assert.Equal((SlaEventKind.AtRisk, 800, "urgent", "billing", "T-1"), (risk.Kind, risk.ThresholdPerMille, risk.Policy, risk.Team, risk.TicketId));
        Assert.Equal(Start + (30 * Minute), risk.DueAt.ToDateTimeOffset().ToUnixTimeMilliseconds());
        var ticket = await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" });
        Assert.Equal(response.Events.Where(one => one.TicketId == "T-1").Select(one => one.Id).Order(StringComparer.Ordinal), ticket.SlaEvents.Where(one => one.Clock == "first_reply").Select(one => one.Id).Order(StringComparer.Ordinal));
        Assert.Equal([1, 2, 3, 4, 5], ticket.SlaEvents.Where(one => one.Clock == "first_reply").Select(one => one.Revision));
    }

    [Fact]
    public async Task ListSlaEvents_RangeAndFilters_LeaveOutTheRest()
    {
        await using var host = await DeskAsync();
        async Task<string> ListAsync(ListSlaEventsRequest request) => string.Join(' ', (await host.Tickets.ListSlaEventsAsync(request)).Events.Select(one => one.Id));

        Assert.Equal("T-1/first_reply/0/met/5 T-1/first_reply/0/at-risk/2", await ListAsync(new ListSlaEventsRequest { From = At(24), To = At(30), Selection = new SlaEventSelection { Clocks = { "first_reply" } } }));
        Assert.Equal("T-2/first_reply/0/met/1", await ListAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Teams = { "tech" }, Clocks = { "first_reply" } } }));
        Assert.Equal("T-1/first_reply/0/breached/3", await ListAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Kinds = { SlaEventKind.Breached } } }));
        Assert.Equal("", await ListAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Policies = { "standard" } } }));
        Assert.Equal("", await ListAsync(new ListSlaEventsRequest { Selection = new SlaEventSelection { Tenant = "acme" } }));
    }

    // A breach that was taken back is no breach, also not where breaches alone are asked for, or a time before it was taken back.
    [Fact]
    public async Task ListSlaEvents_StandingOnly_HasTheLastOfEachClock()
    {
        await using var host = await DeskAsync();
        var selection = new SlaEventSelection { Clocks = { "first_reply" } };
        var breaches = new SlaEventSelection { Clocks = { "first_reply" }, Kinds = { SlaEventKind.Breached, SlaEventKind.AtRisk } };

        var first = await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { StandingOnly = true, Selection = selection, PageSize = 1 });
        var second = await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { StandingOnly = true, Selection = selection, PageToken = first.NextPageToken });
        var none = await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { StandingOnly = true, Selection = breaches });
        var refused = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { Selection = selection, PageToken = first.NextPageToken }).ResponseAsync);

        Assert.Equal(["T-1/first_reply/0/met/5 +29", "T-2/first_reply/0/met/1 +5"], first.Events.Concat(second.Events).Select(Line));
        Assert.Equal((2, 2, 0), (first.EventCount, second.EventCount, none.EventCount));
        Assert.StartsWith("page_token", refused.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListSlaEvents_PageByPage_IsTheWholeEachOnce()
    {
        await using var host = await DeskAsync();
        var whole = await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest());

        var request = new ListSlaEventsRequest { PageSize = 2 };
        var ids = new List<string>();
        do
        {
            var page = await host.Tickets.ListSlaEventsAsync(request);
            Assert.Equal(whole.EventCount, page.EventCount);
            ids.AddRange(page.Events.Select(one => one.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        Assert.True(ids.Count > 4);
        Assert.Equal(whole.Events.Select(one => one.Id), ids);
    }

    [Fact]
    public async Task ListSlaEvents_BadArguments_NameTheirFields()
    {
        await using var host = await DeskAsync();
        var token = (await host.Tickets.ListSlaEventsAsync(new ListSlaEventsRequest { PageSize = 1 })).NextPageToken;
        foreach (var (request, field) in new[]
        {
            (new ListSlaEventsRequest { PageSize = 501 }, "page_size"),
            (new ListSlaEventsRequest { PageToken = "nonsense" }, "page_token"),
            (new ListSlaEventsRequest { PageToken = token, Selection = new SlaEventSelection { Teams = { "tech" } } }, "page_token"),
            (new ListSlaEventsRequest { From = At(2), To = At(2) }, "to"),
            (new ListSlaEventsRequest { Selection = new SlaEventSelection { Clocks = { "next_reply", "coffee" } } }, "selection.clocks[1]"),
            (new ListSlaEventsRequest { Selection = new SlaEventSelection { Kinds = { SlaEventKind.Unspecified } } }, "selection.kinds[0]"),
            (new ListSlaEventsRequest { Selection = new SlaEventSelection { Policies = { "" } } }, "selection.policies[0]"),
            (new ListSlaEventsRequest { Selection = new SlaEventSelection { Teams = { Enumerable.Repeat("x", 101) } } }, "selection.teams"),
        })
        {
            var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListSlaEventsAsync(request).ResponseAsync);
            Assert.Equal((StatusCode.InvalidArgument, field), (fault.StatusCode, fault.Status.Detail.Split(':')[0]));
        }
    }

    private static string Line(SlaEvent one) => $"{one.Id} +{(one.Time.ToDateTimeOffset().ToUnixTimeMilliseconds() - Start) / Minute}";

    private static Timestamp At(long minutes) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(Start + (minutes * Minute)));
}

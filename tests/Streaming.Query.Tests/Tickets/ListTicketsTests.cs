using Grpc.Core;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Domain.Windows;
using Streaming.Query.Tests.Support;
using Streaming.Query.Tickets.Lists;
using Streaming.Testing.Logs;

namespace Streaming.Query.Tests.Tickets;

/// <summary>Lists of tickets over gRPC: orders, pages, parts and refusals.</summary>
public sealed class ListTicketsTests
{
    private const long Start = 1_772_409_600_000;
    private const long Hour = 3_600_000;
    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeMilliseconds(Start + (12 * Hour));

    /// <summary>T-1 answered after 5 min, T-2 after 30 min, T-3 after 10 min; T-4 and T-5 wait; T-3 asks again.</summary>
    private static EventLog Desk() => new EventLog()
        .Created("T-1", Start, team: "billing").Created("T-2", Start + 1_000, team: "tech").Created("T-3", Start + 2_000, team: "tech")
        .Created("T-5", Start + 3_000, team: "tech").Created("T-4", Start + 4_000, team: "billing")
        .Reply("T-1", Start + 300_000, agent: "a1").Reply("T-2", Start + 1_801_000, agent: "a2").Reply("T-3", Start + 602_000, agent: "a1")
        .Customer("T-3", Start + 700_000)
        .Status("T-1", Start + Hour, "solved");

    [Fact]
    public async Task ListTickets_Durations_SlowestFirst()
    {
        await using var host = await StartAsync(Desk());

        var response = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "first_response_time", Window = "24h" });

        Assert.Equal(["T-2 1800", "T-3 600", "T-1 300"], response.Rows.Select(row => $"{row.Ticket.Id} {row.Value}"));
        Assert.Equal((3, 3, 3, false), (response.TicketCount, response.ListedSize, response.SampleSize, response.Incomplete));
        Assert.Equal("team=tech", string.Join(' ', response.Rows[0].Split.Take(1).Select(value => $"{value.Dimension}={value.Value}")));
        Assert.Empty(response.NextPageToken);
    }

    [Theory]
    [InlineData(TicketOrder.LowestValue, "T-1 T-3 T-2")]
    [InlineData(TicketOrder.Newest, "T-2 T-3 T-1")]
    [InlineData(TicketOrder.Oldest, "T-1 T-3 T-2")]
    [InlineData(TicketOrder.WaitingLongest, "T-3 T-1 T-2")]
    public async Task ListTickets_Orders_AreKept(TicketOrder order, string expected)
    {
        await using var host = await StartAsync(Desk());

        var response = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "first_response_time", Window = "24h", Order = order });

        Assert.Equal(expected, string.Join(' ', response.Rows.Select(row => row.Ticket.Id)));
    }

    [Fact]
    public async Task ListTickets_UnansweredOpen_LongestThereFirst()
    {
        await using var host = await StartAsync(Desk());

        var response = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "unanswered_open" });

        Assert.Equal(["T-5", "T-4"], response.Rows.Select(row => row.Ticket.Id));
        Assert.Equal(Start + 3_000, response.Rows[0].Time.ToDateTimeOffset().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task ListTickets_LevelThatChangedItsSplit_CountsSinceItCame()
    {
        await using var host = await StartAsync(new EventLog()
            .Created("T-1", Start, team: "billing").Assigned("T-1", Start + 60_000, team: "tech").Assigned("T-1", Start + 120_000, agent: "a1")
            .Status("T-1", Start + 180_000, "solved").Status("T-1", Start + 240_000, "open"));

        async Task<long> SinceAsync(params Filter[] filters) => (await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "open_until_closed", Filters = { filters } }))
            .Rows.Single().Time.ToDateTimeOffset().ToUnixTimeMilliseconds();

        Assert.Equal(Start, await SinceAsync());
        Assert.Equal(Start + 60_000, await SinceAsync(new Filter { Dimension = "team", Values = { "tech" } }));
        Assert.Equal(Start + 240_000, (await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "backlog" })).Rows.Single().Time.ToDateTimeOffset().ToUnixTimeMilliseconds());
    }

    [Fact]
    public async Task ListTickets_SharesAndSurveys_BadPart()
    {
        await using var host = await StartAsync(Desk()
            .Add("survey.answered", Start + (2 * Hour), ("ticketId", "T-1"), ("responseId", "r-1"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 2))
            .Add("survey.answered", Start + (2 * Hour), ("ticketId", "T-2"), ("responseId", "r-2"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 5))
            .Add("survey.answered", Start + (2 * Hour), ("ticketId", "T-3"), ("responseId", "r-3"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 1)));

        var unhappy = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "csat_pct", Window = "24h", Part = TicketPart.Bad });
        var unresolved = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "resolution_rate_ever", Window = "24h", Part = TicketPart.Bad, Order = TicketOrder.Oldest });

        Assert.Equal(["T-3 1", "T-1 2"], unhappy.Rows.Select(row => $"{row.Ticket.Id} {row.Value}"));
        Assert.Equal((2, 3), (unhappy.PartSize, unhappy.ListedSize));
        Assert.Equal(["T-2", "T-3", "T-5", "T-4"], unresolved.Rows.Select(row => row.Ticket.Id));
    }

    [Theory]
    [InlineData(TicketPart.Good, TicketOrder.Unspecified, "T-2 4, T-1 5", 3)]
    [InlineData(TicketPart.Good, TicketOrder.Newest, "T-1 5, T-2 4", 3)]
    [InlineData(TicketPart.Bad, TicketOrder.Newest, "T-1 2", 2)]
    [InlineData(TicketPart.Bad, TicketOrder.HighestValue, "T-1 2", 2)]
    [InlineData(TicketPart.Unspecified, TicketOrder.Newest, "T-1 5, T-2 4", 3)]
    public async Task ListTickets_TicketWithAnswersOfBothParts_ShowsOneOfThePart(TicketPart part, TicketOrder order, string expected, int firstHour)
    {
        await using var host = await StartAsync(Desk()
            .Add("survey.answered", Start + (2 * Hour), ("ticketId", "T-1"), ("responseId", "r-1"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 2))
            .Add("survey.answered", Start + (3 * Hour), ("ticketId", "T-1"), ("responseId", "r-2"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 5))
            .Add("survey.answered", Start + (3 * Hour) - 1, ("ticketId", "T-2"), ("responseId", "r-3"), ("kind", "csat"), ("scaleMin", 1), ("scaleMax", 5), ("value", 4)));

        var response = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "csat_pct", Window = "24h", Part = part, Order = order });

        Assert.Equal(expected, string.Join(", ", response.Rows.Select(row => $"{row.Ticket.Id} {row.Value}")));
        Assert.Equal(Start + (firstHour * Hour), response.Rows.Single(static row => row.Ticket.Id == "T-1").Time.ToDateTimeOffset().ToUnixTimeMilliseconds());
        Assert.Equal((2, 1), response.Rows.Where(static row => row.Ticket.Id == "T-1").Select(static row => (row.Count, row.GoodCount)).Single());
    }

    [Fact]
    public async Task ListTickets_PagesWhileTicketsChange_GoOnAfterTheLast()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        Desk().Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds());
        await using var host = await QueryHost.StartAsync(new EngineShardReader(shard), Now);
        await host.RefreshAsync();
        var request = new ListTicketsRequest { Kpi = "tickets_total", Window = "24h", Order = TicketOrder.Oldest, PageSize = 2 };
        var first = await host.Tickets.ListTicketsAsync(request);

        // One that comes before the place, one behind it; and time goes on.
        new EventLog().Created("T-0", Start - 1_000).Created("T-9", Start + (11 * Hour)).Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds() + 60_000);
        await host.RefreshAsync();
        request.PageToken = first.NextPageToken;
        request.PageSize = 10;
        var second = await host.Tickets.ListTicketsAsync(request);

        Assert.Equal(["T-1", "T-2"], first.Rows.Select(row => row.Ticket.Id));
        Assert.Equal(["T-3", "T-5", "T-4"], second.Rows.Select(row => row.Ticket.Id));
        Assert.Equal(first.Interval, second.Interval);
        Assert.NotEqual(first.State.StateId, second.State.StateId);
        Assert.False(second.HasSampleSize);
        Assert.Empty(second.NextPageToken);
    }

    [Fact]
    public async Task ListTickets_TicketsLeftOut_SaysThatItIsIncomplete()
    {
        await using var host = await StartAsync(Desk().Status("T-1", Start + (2 * Hour), "closed"), "--Query:MaxTickets=4");

        var response = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "first_response_time", Window = "24h" });

        Assert.True(response.Incomplete);
        Assert.Equal((2, 3), (response.ListedSize, response.SampleSize));
    }

    [Theory]
    [InlineData("", "", TicketPart.Unspecified, 0, "", "kpi")]
    [InlineData("happiness", "", TicketPart.Unspecified, 0, "", "kpi")]
    [InlineData("mttr", "2h", TicketPart.Unspecified, 0, "", "window")]
    [InlineData("mttr", "24h", TicketPart.Bad, 0, "", "part")]
    [InlineData("mttr", "24h", TicketPart.Unspecified, 501, "", "page_size")]
    [InlineData("mttr", "24h", TicketPart.Unspecified, 0, "x", "page_token")]
    public async Task ListTickets_BadArgument_NamesItsField(string kpi, string window, TicketPart part, int pageSize, string token, string field)
    {
        await using var host = await StartAsync(Desk());

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(
            new ListTicketsRequest { Kpi = kpi, Window = window, Part = part, PageSize = pageSize, PageToken = token }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith(field + ":", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListTickets_TokenOfAnotherRequest_IsRefused()
    {
        await using var host = await StartAsync(Desk());
        var first = await host.Tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "tickets_total", Window = "24h", PageSize = 1 });

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(
            new ListTicketsRequest { Kpi = "mttr", Window = "24h", PageToken = first.NextPageToken }).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith("page_token:", fault.Status.Detail, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(long.MinValue, 0)]
    [InlineData(0, long.MaxValue)]
    [InlineData(1, 0)]
    public async Task ListTickets_TokenWithTimesThatNobodyGave_IsRefused(long startMs, long endMs)
    {
        await using var host = await StartAsync(Desk());
        var request = new ListTicketsRequest { Kpi = "tickets_total", Window = "24h" };
        request.PageToken = new TicketPageToken(TicketPageToken.HashOf(request), new TimeInterval(startMs, endMs), new TicketCursor(0, 0, [], 0)).ToString();

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Tickets.ListTicketsAsync(request).ResponseAsync);

        Assert.Equal(StatusCode.InvalidArgument, fault.StatusCode);
        Assert.StartsWith("page_token:", fault.Status.Detail, StringComparison.Ordinal);
    }

    private static async Task<QueryHost> StartAsync(EventLog log, params string[] settings)
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings());
        log.Records.ToList().ForEach(shard.Feed);
        shard.Commit(Now.ToUnixTimeMilliseconds());
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), Now, settings);
        await host.RefreshAsync();
        return host;
    }
}

using Streaming.Board.Tests.Support;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Integration.Tests.Replays;
using Streaming.Replay.Kafka;
using Streaming.Replay.Replaying;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Board.Tests.Real;

/// <summary>The real tickets through the real worker and the real service into a real browser.</summary>
[Collection(RealBoard.Name)]
public sealed class BundledWeekTests(Browser browser, AnyRedisFixture redis)
{
    [SkippableFact]
    public async Task Board_BundledWeek_EqualsGrpcAndSaysWhenTheWorkerIsGone()
    {
        await using var mock = new MockKafkaCluster();
        await using var pipeline = new Pipeline(mock, Requires.Server(redis).Address, isReplay: false);
        var worker = await pipeline.StartWorkerAsync();
        using var query = await pipeline.StartQueryAsync();
        await query.Host.WaitUntilReadyAsync();
        await using var page = await browser.OpenAsync(new Uri(query.Host.Urls["http"], "?window=7d"));
        using var committed = new GroupOffsets(mock.BootstrapServers, pipeline.Group);
        await using var input = EventInput.Open(BundledLog.Path);
        var summary = await new Replayer(new ReplayOptions { BootstrapServers = mock.BootstrapServers }, committed).RunAsync(input, CancellationToken.None);
        await using (var store = pipeline.OpenStore())
        {
            await store.WaitForAsync(summary.Sent);
            await query.WaitForStoredAsync();
        }

        await page.ReadyAsync();
        var (answer, shown) = await SameStateAsync(query, page);
        TileStatistics.AssertEqual(answer.Results[0].Rows[0], shown);
        Assert.True(shown.Values["tickets_total"] > 1_000);

        await AssertSlowestTicketsAsync(query, page);

        await worker.KillAsync();
        await page.WaitForConditionAsync("stale");
        await page.WaitForTextAsync("#notice", "Data stopped");

        await pipeline.StartWorkerAsync();
        await page.WaitForConditionAsync("live");
        Assert.Empty(page.Complaints);
    }

    /// <summary>One KPI in full: the slowest tickets behind it, and the story of the slowest.</summary>
    private static async Task AssertSlowestTicketsAsync(QueryClient query, BoardPage page)
    {
        var tickets = new TicketService.TicketServiceClient(query.Channel);
        var slowest = await tickets.ListTicketsAsync(new ListTicketsRequest { Kpi = "first_response_time", Window = "7d", PageSize = 10 });
        var story = await tickets.GetTicketAsync(new GetTicketRequest { Id = slowest.Rows[0].Ticket.Id });

        await page.Page.ClickAsync("[data-key=first_response_time] .tile-link");
        await page.Page.WaitForSelectorAsync(".tickets summary");
        Assert.Equal(
            slowest.Rows.Select(static row => row.Ticket.Id),
            await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.ticket-id')].map(id => id.innerText)"));

        await page.Page.ClickAsync(".tickets li:first-child summary");
        await page.Page.WaitForSelectorAsync(".story li");
        Assert.Equal(
            story.Facts.Select(static fact => fact.TextEn),
            await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.tickets li:first-child .story li span')].map(text => text.innerText)"));
    }

    /// <summary>Asks both until they stand on the same state: it moves every second, and the page learns of it a moment later.</summary>
    private static async Task<(GetKpisResponse Answer, ShownNumbers Shown)> SameStateAsync(QueryClient query, BoardPage page)
    {
        (GetKpisResponse Answer, ShownNumbers Shown) both = default;
        await Wait.UntilAsync(
            async () =>
            {
                var answer = await query.Kpis.GetKpisAsync(new GetKpisRequest { Windows = new() { Names = { "7d" } } });
                both = (answer, await page.NumbersAsync());
                return both.Shown.StateId == answer.State.StateId && both.Shown.AsOf == answer.State.AsOf.ToDateTimeOffset();
            },
            () => $"the page stands on {both.Shown?.StateId}, gRPC on {both.Answer?.State.StateId}.");
        return both;
    }
}

/// <summary>Tests with a browser and a Redis.</summary>
[CollectionDefinition(Name)]
public sealed class RealBoard : ICollectionFixture<Browser>, ICollectionFixture<AnyRedisFixture>
{
    public const string Name = "Browser and Redis";
}

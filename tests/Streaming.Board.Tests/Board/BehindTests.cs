using Streaming.Board.Tests.Support;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using Streaming.Query.Tests.Tickets;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Board.Tests.Board;

/// <summary>What is behind a number, on the page of one KPI: its tickets, or why there are none.</summary>
[Collection(BrowserTests.Name)]
public sealed class BehindTests(Browser browser)
{
    private const string Heading = ".detail-tickets h3";

    [SkippableTheory]
    [InlineData("en", "This number counts no tickets, but costs and revenues.")]
    [InlineData("fr", "Ce nombre ne compte pas de tickets, mais ceci : coûts et revenus.")]
    public async Task Detail_NumberThatIsNotMadeOfTickets_SaysWhatItIsMadeOf(string language, string said)
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&kpi=revenue&lang={language}"));
        await page.ReadyAsync();

        await page.WaitForTextAsync(".detail-tickets .note", said);

        Assert.Equal(language == "fr" ? "Les tickets derrière ce nombre" : "The tickets behind it", await page.TextAsync(Heading));
        Assert.Equal("", await page.OverflowAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Detail_CourseIsRefused_SaysWhyAndShowsTheRest()
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, "?window=24h"));
        await page.ReadyAsync();
        await page.Page.RouteAsync("**/api/v1/series**", static route => route.FulfillAsync(new()
        {
            Status = 400,
            ContentType = "application/problem+json",
            Body = """{"status":400,"detail":"no course today"}""",
        }));

        await page.Page.GotoAsync(PageOf(host, "?window=24h&kpi=backlog").ToString());
        await page.Page.WaitForSelectorAsync(".tickets li");

        await page.WaitForTextAsync(".detail-course .note", "no course today");
        Assert.NotEqual(0, await page.Page.Locator(".detail-breakdown tbody tr").CountAsync());
    }

    [SkippableTheory]
    [InlineData("mttr_without_pending", "The slowest tickets")]
    [InlineData("wait_time", "The slowest tickets")]
    [InlineData("first_response_time_business", "The slowest tickets")]
    [InlineData("frt_literal", "The newest tickets")]
    [InlineData("category_share", "The newest tickets")]
    [InlineData("resolution_rate_flow", "The newest tickets")]
    [InlineData("tickets_per_customer", "The newest tickets")]
    [InlineData("messages_sent_by_agent", "The newest tickets")]
    [InlineData("fcr", "The tickets that count against it")]
    [InlineData("sla_met", "The newest tickets")]
    [InlineData("sla_running", "The tickets that are due next")]
    [InlineData("sla_at_risk", "The tickets that are due next")]
    [InlineData("backlog", "The tickets that are there for longest")]
    [InlineData("calls", "The newest tickets")]
    public async Task Detail_NumberThatIsMadeOfTickets_ListsThoseOfGrpc(string kpi, string heading)
    {
        await using var host = await StartAsync();
        var request = new ListTicketsRequest { Kpi = kpi, Window = "24h", Part = kpi == "fcr" ? TicketPart.Bad : TicketPart.Unspecified };
        var told = await host.Tickets.ListTicketsAsync(request);
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&kpi={kpi}"));
        await page.ReadyAsync();

        await page.Page.WaitForSelectorAsync(".tickets li");

        Assert.Equal(heading, await page.TextAsync(Heading));
        Assert.Equal(
            told.Rows.Select(static row => row.Ticket.Id),
            await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.ticket-id')].map(id => id.innerText)"));

        // A count of 1 is no duration of a second.
        var amount = await page.TextAsync(".tickets li:first-child .ticket-amount");
        Assert.Equal((kpi, told.ValueUnit == Unit.Seconds), (kpi, !amount.Contains("Mar", StringComparison.Ordinal)));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Detail_TicketOfAnotherYear_SaysSinceWhichYear()
    {
        await using var host = await ClockDesk.StartAsync(
            new EventLog().Created("T-1", Start - (300L * 24 * 60 * Minute)).Created("T-2", Start - (20L * 24 * 60 * Minute)), Start + Minute);
        await using var page = await browser.OpenAsync(PageOf(host, "?window=24h&kpi=backlog"));
        await page.ReadyAsync();
        await page.Page.WaitForSelectorAsync(".tickets li");

        Assert.Equal(["since 6 May 2025 10:00", "since 10 Feb 10:00"], await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.ticket-amount')].map(since => since.innerText)"));
    }

    private static Uri PageOf(QueryHost host, string query) => new(host.Http.BaseAddress!, query);

    private static Task<QueryHost> StartAsync() => ClockDesk.StartAsync(
        new EventLog()
            .Created("T-1", Start, team: "billing", priority: "high", category: "refund")
            .Reply("T-1", Start + (10 * Minute), agent: "a1")
            .Status("T-1", Start + (20 * Minute), "pending")
            .Customer("T-1", Start + (60 * Minute))
            .Reply("T-1", Start + (70 * Minute), agent: "a1")
            .Status("T-1", Start + (80 * Minute), "solved")
            .Created("T-2", Start + (5 * Minute), priority: "high")
            .Reply("T-2", Start + (15 * Minute), agent: "a2")
            .Status("T-2", Start + (30 * Minute), "solved")
            .Created("T-3", Start + (6 * Minute), team: "billing", priority: "high")
            .Reply("T-3", Start + (10 * Minute), agent: "a1")
            .Status("T-3", Start + (20 * Minute), "pending")
            .Customer("T-3", Start + (80 * Minute))
            .Created("T-4", Start + (90 * Minute))
            .Call("C-1", Start + (12 * Minute), ticket: "T-1", talk: 300)
            .Call("C-2", Start + (14 * Minute), ticket: "T-2", talk: 60),
        Start + (100 * Minute));
}

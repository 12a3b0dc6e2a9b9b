using Streaming.Board.Tests.Support;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;

namespace Streaming.Board.Tests.Board;

/// <summary>Filters by any dimension, and numbers that cannot be filtered or split.</summary>
[Collection(BrowserTests.Name)]
public sealed class FilterTests(Browser browser)
{
    [SkippableTheory]
    [InlineData("customer=zoo", "customer", "acme zoo")]
    [InlineData("agent=a1", "agent", "a1 unknown")]
    [InlineData("team=tech", "team", "billing tech")]
    public async Task Filter_ByAnyDimension_OffersItsOtherValues(string filter, string dimension, string values)
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&{filter}"));
        await page.ReadyAsync();

        await page.Page.FocusAsync($"select[data-name={dimension}]");

        await page.Page.WaitForFunctionAsync("dimension => document.querySelector(`select[data-name=${dimension}]`).options.length > 2", dimension);
        var offered = await page.Page.EvaluateAsync<string[]>("dimension => [...document.querySelector(`select[data-name=${dimension}]`).options].slice(1).map(option => option.value)", dimension);
        Assert.Equal(values.Split(' '), offered.Order(StringComparer.Ordinal));
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("en", "Not kept for this question")]
    [InlineData("fr", "Non disponible pour cette question")]
    public async Task Detail_NumberThatIsNotKeptByTheFilter_SaysSoAndAsksForNothingMore(string language, string said)
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&kpi=revenue&team=billing&lang={language}"));
        await page.ReadyAsync();

        await page.WaitForTextAsync(".detail-course .note", said);

        Assert.False(await page.Page.IsVisibleAsync(".detail-breakdown"));
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("team=billing&lang=en", "one value")]
    [InlineData("team=billing&lang=fr", "une valeur")]
    [InlineData("lang=en", "2 values")]
    public async Task Detail_Split_SaysHowManyValuesThereAre(string query, string said)
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&kpi=tickets_total&by=team&{query}"));
        await page.ReadyAsync();

        await page.Page.WaitForSelectorAsync(".detail-breakdown[data-ready]");

        Assert.Equal(said, await page.TextAsync(".detail-breakdown .note"));
    }

    [SkippableFact]
    public async Task Detail_Money_IsDrawnByTheDaysThatItIsKeptBy()
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, "?window=7d&kpi=revenue"));
        await page.ReadyAsync();

        await page.Page.WaitForSelectorAsync(".chart[data-ready]");

        Assert.Equal(8, await page.Page.Locator(".detail-course details tbody tr").CountAsync());
        Assert.False(await page.Page.IsVisibleAsync(".detail-breakdown"));
    }

    private static Uri PageOf(QueryHost host, string query) => new(host.Http.BaseAddress!, query);

    private static Task<QueryHost> StartAsync()
    {
        var log = new EventLog();
        Create(log, 1, "billing", "acme");
        Create(log, 2, "tech", "zoo");
        return TicketDesk.StartAsync(log.Reply("T-1", TicketDesk.Start + 300_000, agent: "a1"));
    }

    private static void Create(EventLog log, int number, string team, string customer) => log.Add(
        "ticket.created", TicketDesk.Start + (number * 1_000), ("ticketId", $"T-{number}"), ("customerId", customer), ("team", team));
}

using System.Globalization;
using Streaming.Board.Tests.Support;
using Streaming.Contracts.Kpi.V1;
using Streaming.Query.Tests.Support;
using Streaming.Query.Tests.Tickets;
using Streaming.Testing.Logs;
using static Streaming.Query.Tests.Tickets.ClockDesk;

namespace Streaming.Board.Tests.Board;

/// <summary>SLA clocks on the board, and drawn for each ticket.</summary>
[Collection(BrowserTests.Name)]
public sealed class PromiseTests(Browser browser)
{
    [SkippableFact]
    public async Task Board_WithPolicies_ShowsHowPromisesStandAsGrpcAnswers()
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(PageOf(host, "?window=24h"));
        await page.ReadyAsync();

        var answer = await host.Client.GetKpisAsync(new GetKpisRequest { Windows = new() { Names = { "24h" } } });
        var shown = await page.NumbersAsync();

        TileStatistics.AssertEqual(answer.Results[0].Rows[0], shown, tiles: 15);

        // The first reply to T-2 is late; an update of T-1 is at risk, and runs beside its and T-2's waits and both clocks of T-3.
        Assert.Equal((1, 1, 5), (shown.Values["sla_breached_open"], shown.Values["sla_at_risk"], shown.Values["sla_running"]));
        Assert.Equal("first reply 1 · total resolution 0", await page.TextAsync("[data-key=sla_breached_open] .tile-facts"));
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("en")]
    [InlineData("fr")]
    public async Task Ticket_Opened_DrawsEachClockAndSaysItInWords(string language)
    {
        await using var host = await StartAsync();
        var told = (await host.Tickets.GetTicketAsync(new GetTicketRequest { Id = "T-1" })).Clocks;
        await using var page = await browser.OpenAsync(PageOf(host, $"?window=24h&kpi=first_response_time&lang={language}"));
        await page.ReadyAsync();

        await page.Page.ClickAsync(".tickets summary:has-text('T-1')");
        await page.Page.WaitForSelectorAsync(".clock-row");

        Assert.Equal(
            told.Select(clock => (clock.Kind, language == "fr" ? clock.TextFr : clock.TextEn)),
            (await page.Page.EvaluateAsync<string[][]>("[...document.querySelectorAll('.clock-row')].map(row => [row.dataset.kind, row.querySelector('.clock-text').innerText])"))
                .Select(static row => (row[0], row[1])));

        // Of the five hours until it is due, the clock stood still from the 20th to the 80th minute.
        Assert.Equal((20 / 300.0, 80 / 300.0), await PartAsync(page, "requester_wait", ".clock-paused"));
        Assert.Equal((0, 20 / 300.0), await PartAsync(page, "requester_wait", ".clock-counted"));
        Assert.Equal((1, null), await PartAsync(page, "requester_wait", ".clock-mark-due"));
        Assert.Equal(language == "fr" ? "✓ tenu" : "✓ kept", await page.TextAsync("[data-kind=first_reply] .clock-status"));
        Assert.Equal("", await page.OverflowAsync());
        Assert.Empty(page.Complaints);
    }

    private static async Task<(double From, double? To)> PartAsync(BoardPage page, string kind, string part)
    {
        var ends = await page.Page.EvaluateAsync<string[]>(
            "([kind, part]) => ['--from', '--to'].map(name => document.querySelector(`[data-kind=${kind}] ${part}`).style.getPropertyValue(name))", new[] { kind, part });
        return (Number(ends[0]) ?? -1, Number(ends[1]));
    }

    private static double? Number(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);

    private static Uri PageOf(QueryHost host, string query) => new(host.Http.BaseAddress!, query);

    private static Task<QueryHost> StartAsync() => ClockDesk.StartAsync(
        new EventLog()
            .Created("T-1", Start, team: "billing", priority: "high")
            .Reply("T-1", Start + (10 * Minute), agent: "a1")
            .Status("T-1", Start + (20 * Minute), "pending")
            .Customer("T-1", Start + (80 * Minute))
            .Created("T-2", Start + (5 * Minute), priority: "high")
            .Created("T-3", Start + (90 * Minute)),
        Start + (100 * Minute));
}

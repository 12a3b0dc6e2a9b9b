using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>Languages, keys, and one KPI in full.</summary>
[Collection(BrowserTests.Name)]
public sealed class UseTests(Browser browser)
{
    [SkippableFact]
    public async Task Board_FrenchBrowser_SpeaksFrench()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"), language: "fr-FR");
        await page.ReadyAsync();

        Assert.Equal("fr", await page.Page.GetAttributeAsync("html", "lang"));
        Assert.Equal("Nouveaux tickets", await page.TextAsync("[data-key=tickets_total] .tile-link"));
        Assert.Equal("aucune donnée", await page.TextAsync("[data-key=mttr] .tile-band"));
        Assert.Equal("24 dernières heures", await page.TextAsync("#scope"));

        await page.Page.ClickAsync("button[data-name=language]");
        await page.WaitForTextAsync("[data-key=tickets_total] .tile-link", "New tickets");
        Assert.Contains("lang=en", page.Page.Url, StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_ByKeys_GoesFromTileToTileIntoOneAndBack()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        await page.Page.FocusAsync("[data-key=first_response_time] .tile-link");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowRight");
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await page.Page.Keyboard.PressAsync("ArrowLeft");
        await page.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal("tickets_total", await FocusedTileAsync(page));
        await page.Page.Keyboard.PressAsync("Tab");
        Assert.Equal("mttr", await FocusedTileAsync(page));
        await page.Page.Keyboard.PressAsync("Shift+Tab");
        await page.Page.Keyboard.PressAsync("Enter");

        await page.WaitForTextAsync(".detail-name", "New tickets");
        Assert.Contains("kpi=tickets_total", page.Page.Url, StringComparison.Ordinal);
        Assert.Equal("detail-name", await page.Page.EvaluateAsync<string>("document.activeElement.className"));

        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.WaitForSelectorAsync(".tiles");
        Assert.DoesNotContain("kpi=", page.Page.Url, StringComparison.Ordinal);
        Assert.Equal("tickets_total", await FocusedTileAsync(page));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Detail_ByItsAddress_ShowsMeaningNumbersCourseAndParts()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h&kpi=tickets_total&by=team"));
        await page.ReadyAsync();
        await page.Page.WaitForSelectorAsync(".detail-breakdown[data-ready]");
        await page.Page.WaitForSelectorAsync(".chart canvas");

        Assert.Equal("15", await page.TextAsync(".detail-value"));
        Assert.Contains("Tickets created in the interval", await page.TextAsync(".detail-about"), StringComparison.Ordinal);
        Assert.Equal(
            ["billing 7", "tech 5", "sales 2", "unknown 1"],
            await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.detail-breakdown tbody tr')].map(row => `${row.cells[0].innerText} ${row.cells[1].innerText.trim()}`)"));

        await page.Page.ClickAsync("details summary");
        var course = await page.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('details tbody tr')].map(row => row.cells[1].innerText)");
        Assert.Equal(15, course.Sum(static step => int.Parse(step, System.Globalization.CultureInfo.InvariantCulture)));

        await page.Page.ClickAsync(".tabs a >> text=Channel");
        await page.WaitForTextAsync(".detail-breakdown tbody", "mail");
        await page.Page.ClickAsync(".detail-breakdown tbody a >> text=chat");
        await page.WaitForTextAsync(".detail-value", "5");
        Assert.Contains("channel=chat", page.Page.Url, StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    private static Task<string> FocusedTileAsync(BoardPage page) =>
        page.Page.EvaluateAsync<string>("document.activeElement.closest('.tile')?.dataset.key ?? document.activeElement.outerHTML");
}

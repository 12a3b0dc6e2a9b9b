using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>The board says where its numbers come from.</summary>
[Collection(BrowserTests.Name)]
public sealed class OriginTests(Browser browser)
{
    private const string Note = "Tickets are real. Surveys, calls, customers, products, money and workforce are synthetic.";
    private const string NoteFr = "Les tickets sont réels. Enquêtes, appels, clients, produits, argent et personnel sont synthétiques.";

    [SkippableTheory]
    [InlineData("en", 360, Note)]
    [InlineData("fr", 360, NoteFr)]
    [InlineData("fr", 1920, NoteFr)]
    public async Task Page_NoteConfigured_IsBelowTheTitleAndNothingOverflows(string language, int width, string expected)
    {
        await using var desk = await Desk.StartAsync($"--Query:Note={Note}", $"--Query:NoteFr={NoteFr}");
        await using var page = await browser.OpenAsync(desk.Page($"?window=24h&lang={language}"), width, 900);
        await page.ReadyAsync();

        Assert.Equal(expected, await page.TextAsync("#origin"));
        Assert.Equal("", await page.OverflowAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Page_NoNote_ShowsNothing()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        Assert.False(await page.Page.IsVisibleAsync("#origin"));
    }
}

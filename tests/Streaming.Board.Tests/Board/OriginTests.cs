using Streaming.Board.Tests.Support;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Query.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>Where numbers come from, and what amounts they are, in a real browser.</summary>
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

    [SkippableTheory]
    [InlineData("en", "CHF", 123_456, "CHF 1,235")]
    [InlineData("en", "EUR", 99_950, "€999.50")]
    [InlineData("fr", "EUR", 123_456, "1 235 €")]
    public async Task Detail_Money_IsAnAmountOfItsCurrency(string language, string currency, long minorUnits, string expected)
    {
        var shards = SmallDesk.Shards();
        var money = new MeasureSet();
        money.Add(Measure.Revenue, minorUnits);
        var midnight = new DateTimeOffset(SmallDesk.Now.Date, TimeSpan.Zero).ToUnixTimeMilliseconds();
        shards[0].Add(PaneKey.At(PaneSize.TenSeconds, midnight), shards[0].CustomerSplit(Cube.Business, "default", null), money);
        shards[0].Commit();
        await using var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now, $"--Engine:Currency={currency}");
        await host.RefreshAsync();
        await using var page = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, $"?window=24h&kpi=revenue&lang={language}"));
        await page.ReadyAsync();

        await page.WaitForTextAsync("main", expected);
        Assert.Empty(page.Complaints);
    }
}

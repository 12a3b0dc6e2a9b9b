using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>The board never lets old numbers pass for new ones.</summary>
[Collection(BrowserTests.Name)]
public sealed class AgeTests(Browser browser)
{
    [SkippableFact]
    public async Task Board_DataStops_GreysWithTheAgeInWordsAndComesBackByItself()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();
        await page.WaitForConditionAsync("live");
        Assert.Contains("Live · data", await page.TextAsync("#age"), StringComparison.Ordinal);

        await desk.PassUntilAsync(page.WaitForConditionAsync("stale"), TimeSpan.FromSeconds(1));
        await page.WaitForTextAsync("#notice", "complete up to");
        await page.WaitForTextAsync("#notice", "13:47:53");
        Assert.NotNull(await page.Page.GetAttributeAsync("html", "data-doubtful"));
        Assert.Contains("Stale · data", await page.TextAsync("#age"), StringComparison.Ordinal);

        await desk.AddTicketAsync();
        await desk.PassUntilAsync(page.WaitForConditionAsync("live"), TimeSpan.FromMilliseconds(100));
        Assert.Equal("", await page.TextAsync("#notice"));
        Assert.Null(await page.Page.GetAttributeAsync("html", "data-doubtful"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_ServiceRestarts_SaysSoAndComesBackByItself()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        var port = await desk.StopAsync();
        await page.WaitForConditionAsync("offline");
        await page.WaitForTextAsync("#notice", "No connection to the service");
        Assert.Equal("13", await page.TextAsync("[data-key=tickets_total] .tile-value"));

        await desk.StartAgainAsync(port);
        await page.WaitForConditionAsync("live");
        await desk.AddTicketAsync();
        await desk.PassUntilAsync(page.WaitForTextAsync("[data-key=tickets_total] .tile-value", "14"), TimeSpan.FromMilliseconds(500));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_IndexNotLoaded_SaysWhy()
    {
        await using var host = await Query.Tests.Support.QueryHost.StartAsync(new Query.Tests.Support.FakeShardReader(), Query.Tests.Support.SmallDesk.Now);
        await using var page = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "?window=1h"));

        await page.WaitForTextAsync("#notice", "The index is not loaded yet");

        Assert.Empty(page.Complaints);
    }
}

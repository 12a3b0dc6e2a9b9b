using Streaming.Board.Tests.Support;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>Who goes through the page by keys is not thrown back to its beginning by what comes in meanwhile.</summary>
[Collection(BrowserTests.Name)]
public sealed class FocusTests(Browser browser)
{
    [SkippableTheory]
    [InlineData(".detail-breakdown tbody tr:nth-child(2) a")]
    [InlineData(".tickets li:nth-child(2) summary")]
    public async Task Detail_Refreshed_LeavesTheFocusWhereItIs(string selector)
    {
        await using var host = await StartAsync();
        await using var page = await browser.OpenAsync(new Uri(host.Http.BaseAddress!, "?window=24h&kpi=backlog&by=team"), ownClock: true);
        await page.ReadyAsync();
        await page.Page.FocusAsync(selector);
        var focused = await page.Page.EvaluateAsync<string>("document.activeElement.dataset.old = document.activeElement.textContent");

        // Whether the row is another one is asked from outside: a page whose clock the test moves does not look by itself.
        var isOld = true;
        for (var i = 0; i < 300 && isOld; i++)
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            await page.Page.Clock.RunForAsync(1_000);
            await Task.Delay(100);
            isOld = await page.Page.EvaluateAsync<bool>("document.querySelector('[data-old]') !== null");
        }

        Assert.False(isOld);
        Assert.Equal(focused, await page.Page.EvaluateAsync<string>("document.activeElement.textContent"));
        Assert.True(await page.Page.EvaluateAsync<bool>("document.activeElement.matches(':focus-visible')"));
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("f")]
    [InlineData("Shift+F")]
    public async Task Board_F_TakesTheFullScreen(string key)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        await page.Page.Keyboard.PressAsync(key);

        await page.Page.WaitForFunctionAsync("() => document.fullscreenElement !== null");
        Assert.Empty(page.Complaints);
    }

    /// <summary>A live desk: in a replay nothing moves without events.</summary>
    private static async Task<QueryHost> StartAsync()
    {
        var shard = new EngineShard(new EngineSettings(), new StorageSettings()) { IsReplay = false };
        TicketDesk.Log().Records.ToList().ForEach(shard.Feed);
        shard.Commit(TicketDesk.Now.ToUnixTimeMilliseconds());
        var host = await QueryHost.StartAsync(new EngineShardReader(shard), TicketDesk.Now);
        await host.RefreshAsync();
        return host;
    }
}

using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>A board in a tab that nobody looks at.</summary>
[Collection(PatientBrowserTests.Name)]
public sealed class UnseenTests(Browser browser)
{
    private const string Stream = "/api/v1/stream";

    [SkippableFact]
    public async Task Board_NobodySeesIt_LetsGoOfItsConnectionUntilSomebodyLooks()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"), ownClock: true);
        var begun = 0;
        page.Page.Request += (_, request) => begun += request.Url.Contains(Stream, StringComparison.Ordinal) ? 1 : 0;
        await page.ReadyAsync();
        await page.StopClockAsync();

        await SeeAsync(isHidden: true);
        await page.Page.Clock.RunForAsync(61_000);
        Assert.Equal("offline", await page.Page.GetAttributeAsync("html", "data-condition"));
        var before = begun;
        await page.Page.Clock.RunForAsync(120_000);
        Assert.Equal(before, begun);

        await page.Page.RunAndWaitForRequestAsync(() => SeeAsync(isHidden: false), static request => request.Url.Contains(Stream, StringComparison.Ordinal));
        await desk.PassUntilAsync(page.WaitForWordOfAsync(desk.Host.Time.GetUtcNow().AddSeconds(1)), TimeSpan.FromMilliseconds(250));
        Assert.NotEqual("offline", await page.Page.GetAttributeAsync("html", "data-condition"));
        Assert.Empty(page.Complaints);

        Task SeeAsync(bool isHidden) => page.Page.EvaluateAsync(
            "hidden => { Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden }); document.dispatchEvent(new Event('visibilitychange')); }", isHidden);
    }
}

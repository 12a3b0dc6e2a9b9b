using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>The chart of one KPI: what its axis says of the days of the tenant's zone.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChartTests(Browser browser)
{
    /// <summary>What a chart writes is drawn: the page keeps it, and draws anew.</summary>
    private const string KeepWords =
        """
        () => {
          window.words = [];
          const draw = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
            if (this.canvas.closest('.chart')) {
              window.words.push(text);
            }

            return draw.call(this, text, ...rest);
          };
        }
        """;

    [SkippableTheory]
    [InlineData("UTC")]
    [InlineData("Europe/Paris")]
    [InlineData("Africa/Cairo")]
    public async Task Axis_DaysOfTheZone_AreEachNamedOnce(string zone)
    {
        // In Egypt 26 April 2024 began at one o'clock.
        await using var desk = await Desk.StartAsync($"--Engine:TimeZone={zone}");
        await using var page = await browser.OpenAsync(desk.Page("?window=30d&kpi=tickets_total&lang=en"), 5000, 1000);
        await page.ReadyAsync();
        await page.Page.WaitForSelectorAsync(".chart canvas");

        await page.Page.EvaluateAsync(KeepWords);
        await page.Page.SetViewportSizeAsync(6000, 1000);
        await page.Page.WaitForFunctionAsync("() => window.words.some((word) => word.includes('May'))");
        var days = await page.Page.EvaluateAsync<string[]>("window.words.filter((word) => /Apr|May/.test(word))");

        Assert.Equal(days.Distinct(), days);
        Assert.Contains("26 Apr", days);
        Assert.Empty(page.Complaints);
    }
}

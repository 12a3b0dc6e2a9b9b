using Deque.AxeCore.Playwright;
using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>The board fits every screen, and everybody can read it.</summary>
[Collection(BrowserTests.Name)]
public sealed class LooksTests(Browser browser)
{
    // With promises the board has the most tiles, with bands and marks the most words.
    private static readonly string[] Policies =
    [
        "--Sla:Policies:0:Name=standard", "--Sla:Policies:0:Targets:0:Clock=first_reply", "--Sla:Policies:0:Targets:0:Duration=1h",
        "--Kpis:MinimumSample=1", "--Query:SyntheticGroups:0=satisfaction", "--Query:SyntheticGroups:1=calls",
        "--Query:Note=Tickets are real. Surveys, calls, customers, products, money and workforce are synthetic.",
        "--Query:NoteFr=Les tickets sont réels. Enquêtes, appels, clients, produits, argent et personnel sont synthétiques.",
    ];

    public static TheoryData<int, int, string, string> Screens()
    {
        var screens = new TheoryData<int, int, string, string>();
        foreach (var (width, height) in new[] { (360, 740), (768, 1024), (1080, 1920), (1366, 768), (1920, 1080), (3840, 2160) })
        {
            screens.Add(width, height, "dark", "?window=24h&lang=fr");
            screens.Add(width, height, "light", "?window=24h&lang=en");
            screens.Add(width, height, "light", "?window=24h&lang=fr&kpi=first_response_time");
            screens.Add(width, height, "dark", "?window=24h&lang=fr&all");
            screens.Add(width, height, "dark", "?window=24h&lang=fr&kpi=sla_breached_open");
        }

        return screens;
    }

    [SkippableTheory]
    [MemberData(nameof(Screens))]
    public async Task Page_AnyScreen_NothingOverflows(int width, int height, string theme, string query)
    {
        await using var desk = await Desk.StartAsync(Policies);
        await using var page = await browser.OpenAsync(desk.Page($"{query}&theme={theme}"), width, height);
        await page.ReadyAsync();
        await WaitForChartsAsync(page, query);

        Assert.Equal("", await page.OverflowAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData(1366, "fr")]
    [InlineData(1400, "fr")]
    [InlineData(1600, "fr")]
    [InlineData(1600, "en")]
    public async Task Window_UsualScreens_IsSaidInFullAndLeavesTheFrameInOneLine(int width, string language)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page($"?window=24h&lang={language}"), width, 900);
        await page.ReadyAsync();

        // As wide as it would be if nothing held it back.
        Assert.Equal(
            "whole, one line",
            await page.Page.EvaluateAsync<string>(
                """
                () => {
                  const select = document.querySelector('select[data-name="window"]');
                  const shown = select.offsetWidth;
                  select.style.maxWidth = 'none';
                  const whole = select.offsetWidth;
                  select.style.maxWidth = '';
                  const tops = ['#title', '#clock'].map((name) => document.querySelector(name).getBoundingClientRect());
                  const isLine = tops[1].top < tops[0].bottom;
                  return `${shown >= whole ? 'whole' : `${shown} of ${whole}`}, ${isLine ? 'one line' : 'several lines'}`;
                }
                """));
    }

    [SkippableTheory]
    [InlineData("?window=24h", "dark")]
    [InlineData("?window=24h", "light")]
    [InlineData("?window=24h&lang=fr&kpi=first_response_time", "dark")]
    [InlineData("?window=24h&kpi=tickets_total&by=channel", "light")]
    [InlineData("?window=24h&all", "dark")]
    [InlineData("?window=24h&all&lang=fr", "light")]
    public async Task Page_CheckedForAccess_HasNoFault(string query, string theme)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page($"{query}&theme={theme}"));
        await page.ReadyAsync();
        await WaitForChartsAsync(page, query);

        var result = await page.Page.RunAxe();

        Assert.Empty(result.Violations.Select(static fault => $"{fault.Id}: {fault.Help} at {string.Join(", ", fault.Nodes.Select(static node => $"{node.Target} {node.Html}"))}"));
    }

    [SkippableFact]
    public async Task Page_Themes_AreDarkAndLight()
    {
        await using var desk = await Desk.StartAsync();
        await using var dark = await browser.OpenAsync(desk.Page("?theme=dark"));
        await using var light = await browser.OpenAsync(desk.Page("?theme=light"));

        Assert.NotEqual(
            await dark.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"),
            await light.Page.EvaluateAsync<string>("getComputedStyle(document.documentElement).backgroundColor"));
    }

    private static async Task WaitForChartsAsync(BoardPage page, string query)
    {
        await page.Page.WaitForSelectorAsync(query.Contains("kpi=", StringComparison.Ordinal) ? ".detail-breakdown[data-ready]" : query.Contains("&all", StringComparison.Ordinal) ? ".all[data-ready]" : ".tile-spark canvas");
    }
}

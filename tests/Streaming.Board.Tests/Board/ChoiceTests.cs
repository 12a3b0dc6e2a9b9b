using Streaming.Board.Tests.Support;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Board.Tests.Board;

/// <summary>Which numbers the board shows, by option and by address, and all of them at once.</summary>
[Collection(BrowserTests.Name)]
public sealed class ChoiceTests(Browser browser)
{
    private static readonly string[] OwnKpi =
    [
        "--Kpis:Defined:0:Key=mail_share", "--Kpis:Defined:0:NameEn=Share of mail", "--Kpis:Defined:0:NameFr=Part du courriel", "--Kpis:Defined:0:Formula=Ratio",
        "--Kpis:Defined:0:Measures:0:Measure=tickets_created", "--Kpis:Defined:0:Measures:0:Filters:channel:0=mail", "--Kpis:Defined:0:Divisor:0:Measure=tickets_created",
    ];

    [SkippableFact]
    public async Task Board_TilesInTheAddress_AreThoseInThatOrderYourOwnIncluded()
    {
        await using var desk = await Desk.StartAsync(OwnKpi);
        await using var page = await browser.OpenAsync(desk.Page("?window=24h&tiles=nps,mail_share,frt_literal,backlog,churn_rate"));
        await page.ReadyAsync();

        Assert.Equal(["nps", "mail_share", "frt_literal", "backlog", "churn_rate"], (await page.NumbersAsync()).Values.Keys);
        Assert.Equal("Share of mail", await page.TextAsync("[data-key=mail_share] .tile-link"));
        Assert.Equal("66.7 %", await page.TextAsync("[data-key=mail_share] .tile-value"));
        Assert.Equal("", await page.OverflowAsync());
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_Option_SaysWhatEveryBoardShows()
    {
        await using var desk = await Desk.StartAsync("--Query:BoardKpis:0=nps", "--Query:BoardKpis:1=backlog", "--Query:SyntheticGroups:0=satisfaction");
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        Assert.Equal(["nps", "backlog"], (await page.NumbersAsync()).Values.Keys);
        Assert.Equal("synthetic", await page.TextAsync("[data-key=nps] .made-up"));
        Assert.Equal(0, await page.Page.Locator("[data-key=backlog] .made-up").CountAsync());
    }

    [SkippableFact]
    public async Task Board_TileThatIsNoKpi_IsNamedAndTheOthersAreShown()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h&tiles=nps,nonsense"));
        await page.ReadyAsync();

        await page.WaitForTextAsync("#notice", "There is no KPI nonsense.");
        Assert.Equal(["nps"], (await page.NumbersAsync()).Values.Keys);
    }

    [SkippableFact]
    public async Task All_ByItsLink_ShowsEveryKpiByWhatItIsAboutAsGrpcAnswers()
    {
        await using var desk = await Desk.StartAsync(OwnKpi);
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        await page.Page.ClickAsync("[data-name=all]");
        await page.Page.WaitForSelectorAsync(".all[data-ready]");

        var kpis = (await desk.Host.Client.ListKpisAsync(new ListKpisRequest())).Kpis;
        var shown = await page.Page.EvaluateAsync<string[][]>("[...document.querySelectorAll('.all tr[data-key]')].map(row => [row.closest('[data-group]').dataset.group, row.dataset.key])");
        Assert.Equal(kpis.Select(static kpi => (kpi.Group, kpi.Key)).Order(), shown.Select(static row => (row[0], row[1])).Order());
        Assert.Equal("own", shown[0][0]);
        Assert.Equal("15", await page.TextAsync(".all tr[data-key=tickets_total] .all-value"));

        await page.Page.ClickAsync(".all tr[data-key=churn_rate] a");
        await page.WaitForTextAsync(".detail-name", "Customer churn");
        await page.WaitForTextAsync(".detail-beside h3", "Customers");
        Assert.Equal("page", await page.Page.GetAttributeAsync(".detail-beside a >> text='Customer churn'", "aria-current"));
        await page.Page.Keyboard.PressAsync("Escape");
        await page.Page.WaitForSelectorAsync(".tiles");
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Detail_InFrench_SaysAllOfItsDefinitionInFrench()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h&kpi=customers_left&lang=fr"));
        await page.ReadyAsync();

        var about = await page.TextAsync(".detail-about");
        Assert.Contains("Clients partis dans l'intervalle.", about, StringComparison.Ordinal);
        Assert.Contains("L2 : Article sur la réussite client", about, StringComparison.Ordinal);
        Assert.Contains("Il croît avec le nombre de clients : lisez le désabonnement à côté.", about, StringComparison.Ordinal);

        await using var other = await browser.OpenAsync(desk.Page("?window=24h&kpi=resolution_rate&lang=fr"));
        await other.ReadyAsync();
        var variant = await other.TextAsync(".detail-about");
        Assert.Contains("La forme par cohorte (C7)", variant, StringComparison.Ordinal);
        Assert.Contains("Tant qu'il est provisoire, il penche du bon côté", variant, StringComparison.Ordinal);
        Assert.DoesNotContain("The cohort form", variant, StringComparison.Ordinal);
        Assert.DoesNotContain("While it is provisional", variant, StringComparison.Ordinal);
    }
}

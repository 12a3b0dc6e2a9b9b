using System.Globalization;
using Streaming.Board.Tests.Support;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Board.Tests.Board;

/// <summary>What the board shows is what the service answers.</summary>
[Collection(BrowserTests.Name)]
public sealed class NumbersTests(Browser browser)
{
    [SkippableTheory]
    [InlineData("1h", "")]
    [InlineData("24h", "")]
    [InlineData("24h", "team=billing&team=tech")]
    [InlineData("today", "channel=mail")]
    public async Task Board_EveryTile_ShowsTheNumberThatGrpcAnswers(string window, string filters)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page($"?window={window}&{filters}"));
        await page.ReadyAsync();
        var request = new GetKpisRequest { Windows = new() { Names = { window } } };
        foreach (var dimension in filters.Split('&', StringSplitOptions.RemoveEmptyEntries).GroupBy(static part => part.Split('=')[0], static part => part.Split('=')[1]))
        {
            request.Filters.Add(new Filter { Dimension = dimension.Key, Values = { dimension } });
        }

        var answer = await desk.Host.Client.GetKpisAsync(request);
        var shown = await page.NumbersAsync();

        Assert.Equal((answer.State.StateId, answer.State.AsOf.ToDateTimeOffset()), (shown.StateId, shown.AsOf));
        TileStatistics.AssertEqual(answer.Results[0].Rows[0], shown);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_NewTicket_IsShownWithoutBeingAskedFor()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();
        Assert.Equal("13", await page.TextAsync("[data-key=tickets_total] .tile-value"));

        await desk.AddTicketAsync();
        await desk.PassUntilAsync(page.WaitForTextAsync("[data-key=tickets_total] .tile-value", "14"), TimeSpan.FromMilliseconds(500));

        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_NoData_IsADashInWordsAndNeverABand()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h&team=nobody"));
        await page.ReadyAsync();

        foreach (var key in new[] { "first_response_time", "mttr", "csat_pct", "nps", "ces", "aht" })
        {
            Assert.Equal("—", await page.TextAsync($"[data-key={key}] .tile-value"));
            Assert.Equal("no data", await page.TextAsync($"[data-key={key}] .tile-band"));
            Assert.Null(await page.Page.GetAttributeAsync($".tile[data-key={key}]", "data-band"));
        }

        Assert.Empty(page.Complaints);
    }

    [SkippableTheory]
    [InlineData("0.000_04", "ratio", "0.004%")]
    [InlineData("-0", "ratio", "0%")]
    [InlineData("-0.04", "points", "−0.04")]
    [InlineData("-1e-17", "number", "0")]
    [InlineData("0.004", "number", "0.004")]
    [InlineData("0.02", "seconds", "0.02 s")]
    [InlineData("1234.5", "count", "1,235")]
    [InlineData("4", "score", "4.0")]
    [InlineData("0.3", "money EUR", "€0.003")]
    public async Task Numbers_NearZero_NeverLookLikeNothingNorLikeANegativeZero(string value, string unit, string expected)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        var text = await page.Page.EvaluateAsync<string>($"import('/board/js/format.js').then((format) => format.text({value}, '{unit}'))");

        Assert.Equal(expected, text.Replace('\u202f', ' '));
    }

    [SkippableFact]
    public async Task Detail_CountBesideAKpi_IsACountForEveryKpi()
    {
        await using var desk = await Desk.StartAsync();
        var kpis = await desk.Host.Client.ListKpisAsync(new ListKpisRequest());
        var statistics = kpis.Kpis.SelectMany(static kpi => kpi.Statistics).Distinct().ToArray();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        var counts = await page.Page.EvaluateAsync<string[]>("(names) => import('/board/js/chart.js').then((chart) => names.filter(chart.isCount))", statistics);

        Assert.Contains("average_headcount", counts);
        Assert.Equal(statistics.Where(CountStatistics.Contains), counts);
    }

    [SkippableTheory]
    [InlineData("count", -4, 3)]
    [InlineData("count", -4, -1)]
    [InlineData("ratio", -0.4, -0.3)]
    [InlineData("ratio", -0.4, 0.5)]
    [InlineData("money EUR", -4_000, -4_000)]
    [InlineData("count", 0, 3)]
    [InlineData("ratio", 0.99, 1)]
    [InlineData("count", 0, 0)]
    public async Task Chart_AnyNumbers_AllLieWithinItsScale(string unit, double low, double high)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        var range = await page.Page.EvaluateAsync<double[]>(
            "([unit, low, high]) => import('/board/js/spark.js').then((spark) => spark.rangeOf(unit, false)(null, Number(low), Number(high)))",
            new[] { unit, low.ToString(CultureInfo.InvariantCulture), high.ToString(CultureInfo.InvariantCulture) });

        Assert.True(range[0] < range[1] && range[0] <= Math.Min(low, 0.99) && range[1] >= high, $"{low} to {high} are drawn from {range[0]} to {range[1]}.");
    }

    [SkippableFact]
    public async Task Board_AllNumbers_SaysWhatIsOfAllTogether()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h&all"));
        await page.Page.WaitForSelectorAsync(".all[data-ready]");

        Assert.Equal("all together", await page.TextAsync(".all [data-key=tickets_by_customer] .tile-tag"));
        Assert.Equal(0, await page.Page.Locator(".all [data-key=tickets_total] .tile-tag").CountAsync());
    }

    [SkippableTheory]
    [InlineData("kpi=tickets_by_category", "Category")]
    [InlineData("kpi=tickets_by_category&by=channel", "Channel")]
    [InlineData("kpi=tickets_total", "Team")]
    public async Task Detail_NumberAboutADimension_IsSplitByItFirst(string question, string expected)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page($"?window=24h&{question}"));
        await page.Page.WaitForSelectorAsync(".detail-breakdown[data-ready]");

        Assert.Equal(expected, await page.TextAsync(".detail-breakdown [aria-current]"));
    }

    [SkippableTheory]
    [InlineData("last_year", "1 Jan 2023 00:00 to 1 Jan 2024 00:00 (UTC)")]
    [InlineData("this_year", "1 Jan 00:00 to 17 May 13:48 (UTC)")]
    public async Task Detail_Interval_HasItsYearsWhereTheyDiffer(string window, string expected)
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page($"?window={window}&kpi=tickets_total"));
        await page.ReadyAsync();

        Assert.Equal(expected, await page.TextAsync(".detail-interval"));
    }

    [SkippableFact]
    public async Task Board_FewObservations_HaveNoBand()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        // Two first replies, within a benchmark: too few to say how good they are.
        Assert.Equal("n = 2 · 1 h", await page.TextAsync("[data-key=first_response_time] .tile-foot"));
        Assert.Equal("too few to judge", await page.TextAsync("[data-key=first_response_time] .tile-band"));
        Assert.Null(await page.Page.GetAttributeAsync(".tile[data-key=first_response_time]", "data-band"));
    }

    [SkippableFact]
    public async Task Controls_TeamChosen_ShowsThatTeamAndSaysSoInTheAddress()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=24h"));
        await page.ReadyAsync();

        await page.Page.FocusAsync("select[data-name=team]");
        await page.Page.WaitForSelectorAsync("select[data-name=team] option[value=billing]", new() { State = Microsoft.Playwright.WaitForSelectorState.Attached });
        await page.Page.SelectOptionAsync("select[data-name=team]", "billing");
        await page.WaitForTextAsync("[data-key=tickets_total] .tile-value", "7");

        Assert.Contains("team=billing", page.Page.Url, StringComparison.Ordinal);
        Assert.Equal("Last 24 hours · Team billing", await page.TextAsync("#scope"));
        await page.Page.GoBackAsync();
        await page.WaitForTextAsync("[data-key=tickets_total] .tile-value", "15");
        Assert.Empty(page.Complaints);
    }
}

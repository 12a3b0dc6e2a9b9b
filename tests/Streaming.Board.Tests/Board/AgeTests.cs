using Streaming.Board.Tests.Support;

namespace Streaming.Board.Tests.Board;

/// <summary>The board never lets old numbers pass for new ones.</summary>
[Collection(PatientBrowserTests.Name)]
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

    // The page's clock stands still, and the service's is moved: what the page says depends on nothing else. A word comes every 2 s at least.
    [SkippableFact]
    public async Task Board_DataStops_HasGreyedWithinTenSeconds()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"), ownClock: true);
        await page.ReadyAsync();
        await page.StopClockAsync();
        await desk.AddTicketAsync();
        var begin = desk.Host.Time.GetUtcNow();
        await HearAsync(from: 3, to: 5);
        Assert.Equal("live", await page.Page.GetAttributeAsync("html", "data-condition"));

        await HearAsync(from: 8, to: 10);
        Assert.Equal("stale", await page.Page.GetAttributeAsync("html", "data-condition"));
        Assert.Contains("Stale · data", await page.TextAsync("#age"), StringComparison.Ordinal);
        Assert.NotNull(await page.Page.GetAttributeAsync("html", "data-doubtful"));
        Assert.Empty(page.Complaints);

        Task HearAsync(int from, int to) => desk.PassUntilAsync(
            page.WaitForWordOfAsync(begin.AddSeconds(from)), TimeSpan.FromMilliseconds(250), begin.AddSeconds(to));
    }

    // No word comes at all, not even that the connection is lost: the page counts by itself.
    [SkippableFact]
    public async Task Board_DataStoppedWhileTheBrowsersClockIsWrong_SaysTheDateWhereItIsAnotherDay()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();

        // By the browser's clock, years ahead of the service's, this was long ago.
        await desk.PassUntilAsync(page.WaitForConditionAsync("stale"), TimeSpan.FromSeconds(1));
        Assert.Contains("complete up to 13:47:53", await page.TextAsync("#notice"), StringComparison.Ordinal);

        desk.Pass(TimeSpan.FromDays(2));
        await desk.PassUntilAsync(page.WaitForTextAsync("#notice", "complete up to 17 May 13:47:53"), TimeSpan.FromSeconds(1));
    }

    [SkippableFact]
    public async Task Board_NoWordFromTheService_GreysByItsOwnClock()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"), ownClock: true);
        await page.ReadyAsync();
        await page.StopClockAsync();
        await page.Page.RouteAsync("**/api/v1/**", static route => route.AbortAsync());

        await page.Page.Clock.RunForAsync(4_000);
        Assert.Null(await page.Page.GetAttributeAsync("html", "data-doubtful"));

        await page.Page.Clock.RunForAsync(4_000);
        Assert.NotNull(await page.Page.GetAttributeAsync("html", "data-doubtful"));
        Assert.Contains("13:47:53", await page.TextAsync("#notice"), StringComparison.Ordinal);
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Board_ServiceThatTakesQuestionsAndNeverAnswers_HoldsOneConnectionAtMost()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"), ownClock: true);
        await page.ReadyAsync();
        var (asked, ended) = (0, 0);
        page.Page.Request += (_, request) => asked += IsReason(request) ? 1 : 0;
        page.Page.RequestFailed += (_, request) => ended += IsReason(request) ? 1 : 0;
        await page.Page.RouteAsync("**/api/v1/stream**", static route => IsReason(route.Request) ? Task.CompletedTask : route.AbortAsync());

        await desk.StopAsync();
        for (var i = 0; i < 60 && asked < 4; i++)
        {
            await page.Page.Clock.RunForAsync(3_000);
        }

        Assert.True(asked >= 4 && asked - ended <= 1, $"{asked} were asked, {ended} were given up.");

        // The page asks the same again, for the reason that an event source does not tell.
        static bool IsReason(Microsoft.Playwright.IRequest request) =>
            request.Url.Contains("/api/v1/stream", StringComparison.Ordinal) && request.ResourceType == "fetch";
    }

    [SkippableTheory]
    [InlineData("en", "The service asks this board to wait")]
    [InlineData("fr", "Le service demande à ce tableau d’attendre")]
    public async Task Board_MoreBoardsThanTheServiceAllows_SaysThatItIsAskedToWait(string language, string notice)
    {
        await using var desk = await Desk.StartAsync("--Query:MaxWatches=1");
        await using var first = await browser.OpenAsync(desk.Page("?window=1h"));
        await first.ReadyAsync();
        await using var second = await browser.OpenAsync(desk.Page($"?window=1h&lang={language}"));

        await second.WaitForTextAsync("#notice", notice);
        await first.DisposeAsync();
        await second.ReadyAsync();
        await second.WaitForConditionAsync("live");
    }

    [SkippableTheory]
    [InlineData("en", "does not know the time zone Europe/Paris: times are in UTC")]
    [InlineData("fr", "ne connaît pas le fuseau horaire Europe/Paris : les heures sont en UTC")]
    public async Task Board_TimeZoneThatTheBrowserDoesNotKnow_IsInUtcAndSaysSo(string language, string notice)
    {
        await using var desk = await Desk.StartAsync("--Engine:TimeZone=Europe/Paris");
        await using var page = await browser.OpenAsync(desk.Page($"?window=1h&lang={language}"));
        await page.Page.AddInitScriptAsync(
            """
            const Known = Intl.DateTimeFormat;
            Intl.DateTimeFormat = function (locale, options) {
              if (options?.timeZone === 'Europe/Paris') {
                throw new RangeError('Invalid time zone specified: Europe/Paris');
              }

              return new Known(locale, options);
            };
            """);
        await page.Page.ReloadAsync();

        await page.WaitForTextAsync("#notice", notice);
        await page.ReadyAsync();
        Assert.Equal("13:47", await page.TextAsync("#clock"));
        Assert.Empty(page.Complaints);
    }

    [SkippableFact]
    public async Task Detail_BrowsersClockPutBack_IsRefreshedAllTheSame()
    {
        await using var desk = await Desk.StartAsync();
        await using var page = await browser.OpenAsync(desk.Page("?window=1h&kpi=tickets_total"), ownClock: true);
        await page.ReadyAsync();
        await page.Page.WaitForSelectorAsync(".chart[data-ready]");

        await page.Page.Clock.SetSystemTimeAsync(Query.Tests.Support.SmallDesk.Now.UtcDateTime);
        await page.Page.Clock.RunForAsync(16_000);
        var asked = page.Page.WaitForRequestAsync("**/api/v1/series**");
        await desk.AddTicketAsync();
        await desk.PassUntilAsync(asked, TimeSpan.FromMilliseconds(500));
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
    public async Task Board_ServiceRestartsConfiguredOtherwise_TakesItUpByItself()
    {
        string[] own =
        [
            "--Kpis:Defined:0:Key=billing_tickets", "--Kpis:Defined:0:NameEn=Billing tickets", "--Kpis:Defined:0:NameFr=Tickets de facturation",
            "--Kpis:Defined:0:Formula=Sum", "--Kpis:Defined:0:Measures:0:Measure=tickets_created", "--Kpis:Defined:0:Measures:0:Filters:team:0=billing",
            "--Query:BoardKpis:0=billing_tickets", "--Query:BoardKpis:1=tickets_total",
        ];
        await using var desk = await Desk.StartAsync(own);
        await using var page = await browser.OpenAsync(desk.Page("?window=1h"));
        await page.ReadyAsync();
        Assert.Equal("7", await page.TextAsync("[data-key=billing_tickets] .tile-value"));

        // Without its own KPI the service cannot answer what the page asks.
        var port = await desk.StopAsync();
        await page.WaitForConditionAsync("offline");
        await desk.StartAgainAsync(port, ["--Query:BoardKpis:0=tickets_total"]);
        await page.WaitForConditionAsync("live");
        await page.ReadyAsync();
        Assert.Equal(0, await page.Page.Locator("[data-key=billing_tickets]").CountAsync());
        Assert.Equal("13", await page.TextAsync("[data-key=tickets_total] .tile-value"));

        port = await desk.StopAsync();
        await page.WaitForConditionAsync("offline");
        await desk.StartAgainAsync(port, ["--Query:BoardKpis:0=tickets_total", "--Query:Note=Moved."]);
        await page.WaitForTextAsync("#origin", "Moved.");
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

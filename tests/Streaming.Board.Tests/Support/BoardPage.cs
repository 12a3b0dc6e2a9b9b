using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;

namespace Streaming.Board.Tests.Support;

/// <summary>The wall-board in a browser. Whatever the browser complains of, and whatever it asks of anybody else, is kept.</summary>
public sealed class BoardPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _complaints = [];
    private readonly IBrowserContext _context;

    private BoardPage(IBrowserContext context, IPage page, Uri service)
    {
        _context = context;
        Page = page;
        page.Console += (_, message) =>
        {
            // That a service is away is what some tests are about, and the browser says so by itself.
            if (message.Type is "error" or "warning" && !message.Text.Contains("net::ERR", StringComparison.Ordinal) && !message.Text.Contains("503", StringComparison.Ordinal))
            {
                _complaints.Enqueue($"{message.Type}: {message.Text}");
            }
        };
        page.PageError += (_, fault) => _complaints.Enqueue($"fault: {fault}");
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(service.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _complaints.Enqueue($"asked elsewhere: {request.Url}");
            }
        };
    }

    /// <summary>The page.</summary>
    public IPage Page { get; }

    /// <summary>What the browser complained of.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    internal static async Task<BoardPage> OpenAsync(IBrowserContext context, Uri url)
    {
        var page = await context.NewPageAsync();
        page.SetDefaultTimeout(60_000);
        var board = new BoardPage(context, page, url);
        await page.GotoAsync(url.ToString());
        return board;
    }

    /// <summary>Waits until numbers are shown.</summary>
    public async Task<BoardPage> ReadyAsync()
    {
        await Page.WaitForSelectorAsync("html[data-ready]");
        return this;
    }

    /// <summary>Waits until the page says how the data is: <c>live</c>, <c>stale</c>, <c>offline</c>.</summary>
    public Task WaitForConditionAsync(string condition) => Page.WaitForSelectorAsync($"html[data-condition={condition}]");

    /// <summary>Stops the page's clock, which must be the test's.</summary>
    public async Task StopClockAsync()
    {
        // The clock runs on while the two questions travel: where that took too long, once more and further ahead.
        for (var aheadMs = 1; ; aheadMs *= 4)
        {
            var now = await Page.EvaluateAsync<double>("Date.now()");
            try
            {
                await Page.Clock.PauseAtAsync(DateTime.UnixEpoch.AddMilliseconds(now + aheadMs));
                return;
            }
            catch (PlaywrightException) when (aheadMs < 1_000)
            {
            }
        }
    }

    /// <summary>Waits until the page has heard what the service said at a time of its own, or later.</summary>
    /// <remarks>Asked from outside: a page whose clock stands still does not look again by itself.</remarks>
    public async Task WaitForWordOfAsync(DateTimeOffset time)
    {
        for (var i = 0; i < 1_000; i++)
        {
            if (await Page.EvaluateAsync<double>("Date.parse(document.documentElement.dataset.heard)") >= time.ToUnixTimeMilliseconds())
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail($"The page has heard nothing of {time:O}.");
    }

    /// <summary>The text of an element.</summary>
    public async Task<string> TextAsync(string selector) => Normal(await Page.InnerTextAsync(selector));

    /// <summary>Waits until an element has a text.</summary>
    public Task WaitForTextAsync(string selector, string text) => Page.WaitForFunctionAsync(
        "([selector, text]) => (document.querySelector(selector)?.innerText ?? '').replace(/\\s+/g, ' ').includes(text)", new[] { selector, text });

    /// <summary>What the page shows: the state that it stands on, and the numbers under their KPIs, as they are.</summary>
    public async Task<ShownNumbers> NumbersAsync()
    {
        var text = await Page.EvaluateAsync<string>(
            """
            () => JSON.stringify({
              state: document.documentElement.dataset.stateId ?? '',
              asOf: document.documentElement.dataset.asOf ?? '',
              values: Object.fromEntries([...document.querySelectorAll('.tile')].map((tile) => [tile.dataset.key, tile.querySelector('.tile-value').dataset.value])),
            })
            """);
        var json = JsonDocument.Parse(text).RootElement;
        var values = json.GetProperty("values").EnumerateObject().ToDictionary(
            static tile => tile.Name,
            static tile => tile.Value.GetString() is { Length: > 0 } number ? double.Parse(number, CultureInfo.InvariantCulture) : (double?)null);
        return new ShownNumbers(
            json.GetProperty("state").GetString()!,
            json.GetProperty("asOf").GetString() is { Length: > 0 } asOf ? DateTimeOffset.Parse(asOf, CultureInfo.InvariantCulture) : null,
            values);
    }

    /// <summary>Names what is wider than the window, or cut off within a tile or a table.</summary>
    public async Task<string> OverflowAsync() => await Page.EvaluateAsync<string>(
        """
        () => {
          const root = document.documentElement;
          const faults = root.scrollWidth > root.clientWidth ? [`page ${root.scrollWidth} of ${root.clientWidth}`] : [];
          for (const element of document.querySelectorAll('.tile, .panel, .frame')) {
            if (element.scrollWidth > element.clientWidth + 1 || (element.matches('.tile') && element.scrollHeight > element.clientHeight + 1)) {
              faults.push(`${element.className} ${element.dataset.key ?? ''} ${element.scrollWidth} x ${element.scrollHeight} of ${element.clientWidth} x ${element.clientHeight}`);
            }
          }

          const within = document.createRange();
          for (const cell of document.querySelectorAll('.panel :is(td, th)')) {
            const panel = cell.closest('.panel');
            within.selectNodeContents(cell);
            const { right, width } = within.getBoundingClientRect();
            const edge = panel.getBoundingClientRect().right - parseFloat(getComputedStyle(panel).paddingRight);
            if (width > 0 && right > edge + 1 && !cell.closest('.unseen, details:not([open])')) {
              faults.push(`cell '${cell.textContent}' ends at ${Math.round(right)} of ${Math.round(edge)}`);
            }
          }

          return faults.join('; ');
        }
        """);

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();

    private static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Numbers as a page shows them.</summary>
/// <param name="StateId">The state of the index.</param>
/// <param name="AsOf">End of the windows.</param>
/// <param name="Values">By KPI.</param>
public sealed record ShownNumbers(string StateId, DateTimeOffset? AsOf, IReadOnlyDictionary<string, double?> Values);

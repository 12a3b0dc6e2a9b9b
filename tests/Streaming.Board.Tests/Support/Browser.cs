using Microsoft.Playwright;
using Streaming.Testing.Servers;

namespace Streaming.Board.Tests.Support;

/// <summary>A real Chromium, started once for the tests that share it, with an empty profile and no wish to talk to anybody else.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Programs = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

    private static readonly string[] Switches =
    [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;
    private string _absentBecause = "";

    public async Task InitializeAsync()
    {
        var program = Environment.GetEnvironmentVariable("CHROMIUM") ?? Array.Find(Programs, File.Exists);
        if (program is null)
        {
            _absentBecause = "no Chromium is installed; eng/setup.sh --for tests installs it.";
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = program, Args = Switches });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }

    /// <summary>Opens a page, or skips the test where there is no browser.</summary>
    /// <param name="url">What to open.</param>
    /// <param name="width">Width of the window, pixels.</param>
    /// <param name="height">Height of the window, pixels.</param>
    /// <param name="language">The browser's language.</param>
    /// <param name="ownClock">Whether the page's clock is the test's to move.</param>
    public async Task<BoardPage> OpenAsync(Uri url, int width = 1920, int height = 1080, string language = "en-GB", bool ownClock = false)
    {
        Requires.Part(_browser is not null, "Chromium", _absentBecause, OperatingSystem.IsLinux());
        var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            ViewportSize = new ViewportSize { Width = width, Height = height },
            Locale = language,
            ColorScheme = ColorScheme.Dark,
        });
        if (ownClock)
        {
            await context.Clock.InstallAsync();
        }

        return await BoardPage.OpenAsync(context, url);
    }
}

/// <summary>Tests that share one browser.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "Browser";
}

/// <summary>Tests that wait for time to pass, in a browser of their own: those above do not wait with them.</summary>
[CollectionDefinition(Name)]
public sealed class PatientBrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "Browser, patient";
}

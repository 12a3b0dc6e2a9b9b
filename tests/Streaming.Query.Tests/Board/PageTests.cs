using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Streaming.Query.Board.Pages;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

public sealed partial class PageTests : IAsyncLifetime
{
    private QueryHost _host = null!;

    public async Task InitializeAsync() => _host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Page_Root_IsServedWithAPolicyThatTrustsOnlyThisService()
    {
        using var answer = await _host.Http.GetAsync(new Uri("", UriKind.Relative));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "default-src 'none'; script-src 'self';")]
    [InlineData("board/js/main.js", "default-src 'none'; script-src 'self';")]
    [InlineData("board/nothing.js", "default-src 'none'; script-src 'self';")]
    [InlineData("api/v1/kpis", "default-src 'none'; frame-ancestors 'none'")]
    [InlineData("api/v1/board?nonsense=1", "default-src 'none'; frame-ancestors 'none'")]
    public async Task Answer_OfAnyKind_TellsTheBrowserWhatNotToDo(string path, string policy)
    {
        using var answer = await _host.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.StartsWith(policy, Assert.Single(answer.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Cross-Origin-Resource-Policy")));
    }

    [Fact]
    public async Task Page_EveryFileThatAFileNames_IsServed()
    {
        var assets = new AssetStore();
        foreach (var path in assets.Paths.Where(static path => path.EndsWith(".js", StringComparison.Ordinal) || path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var own = new Uri(_host.Http.BaseAddress!, path == "index.html" ? "" : "board/" + path);
            var text = await _host.Http.GetStringAsync(own);
            foreach (Match match in Reference().Matches(path.StartsWith("vendor/", StringComparison.Ordinal) ? "" : text))
            {
                using var answer = await _host.Http.GetAsync(new Uri(own, match.Groups[1].Value));
                Assert.True(answer.IsSuccessStatusCode, $"{path} names {match.Groups[1].Value}, which is not served.");
            }
        }
    }

    [Fact]
    public async Task Page_FileThatTheReaderHas_IsNotSentAgain()
    {
        using var first = await _host.Http.GetAsync(new Uri("board/js/main.js", UriKind.Relative));
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri("board/js/main.js", UriKind.Relative));
        question.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await _host.Http.SendAsync(question);

        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task Page_ReaderThatInflates_GetsLess(string encoding)
    {
        var plain = await _host.Http.GetByteArrayAsync(new Uri("board/js/main.js", UriKind.Relative));
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri("board/js/main.js", UriKind.Relative));
        question.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue(encoding));

        using var answer = await _host.Http.SendAsync(question);

        Assert.Equal([encoding], answer.Content.Headers.ContentEncoding);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < plain.Length);
    }

    [Theory]
    [InlineData("br;q=0", "")]
    [InlineData("br;q=0, gzip", "gzip")]
    [InlineData("br;q=0.1, gzip;q=0.5", "gzip")]
    [InlineData("gzip, br", "br")]
    [InlineData("BR", "br")]
    [InlineData("*", "br")]
    [InlineData("*;q=0", "")]
    [InlineData("br;q=0, *", "gzip")]
    [InlineData("identity", "")]
    [InlineData("identity, br;q=0.5", "")]
    [InlineData("x-brotli, deflate", "")]
    [InlineData("br;q=zero", "")]
    public async Task Page_ReaderThatPrefers_GetsWhatItAccepts(string accepted, string encoding)
    {
        using var question = new HttpRequestMessage(HttpMethod.Get, new Uri("board/js/main.js", UriKind.Relative));
        question.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);

        using var answer = await _host.Http.SendAsync(question);

        Assert.Equal(encoding.Length == 0 ? [] : [encoding], answer.Content.Headers.ContentEncoding);
    }

    [Theory]
    [InlineData("board/nothing.js")]
    [InlineData("board/../appsettings.json")]
    public async Task Page_FileThatThereIsNot_IsNotFound(string path)
    {
        using var answer = await _host.Http.GetAsync(new Uri(path, UriKind.Relative));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Fact]
    public async Task Page_BundledLibrary_IsAsItsAuthorsMadeIt()
    {
        var about = await _host.Http.GetStringAsync(new Uri("board/vendor/uplot/README.md", UriKind.Relative));
        foreach (var file in new[] { "uPlot.esm.js", "uPlot.min.css" })
        {
            var hash = Convert.ToHexStringLower(SHA256.HashData(await _host.Http.GetByteArrayAsync(new Uri("board/vendor/uplot/" + file, UriKind.Relative))));
            Assert.Contains($"{hash}  {file}", about, StringComparison.Ordinal);
        }

        Assert.Contains("MIT", await _host.Http.GetStringAsync(new Uri("board/vendor/uplot/LICENSE.txt", UriKind.Relative)), StringComparison.Ordinal);
    }

    [GeneratedRegex("""(?:from|import|src=|href=)\s*["'](\.?[^"'#?:]+\.(?:js|css|svg|webmanifest))["']""")]
    private static partial Regex Reference();
}

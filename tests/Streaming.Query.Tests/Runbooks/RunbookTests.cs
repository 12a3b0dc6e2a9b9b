using System.Net;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Runbooks;

public sealed class RunbookTests
{
    [Fact]
    public async Task Get_ListedPages_AreTextThatABrowserShows()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);

        var pages = (await host.Http.GetStringAsync("/runbooks")).Split('\n');

        Assert.NotEmpty(pages);
        foreach (var page in pages)
        {
            using var answer = await host.Http.GetAsync(page);
            Assert.Equal("text/plain", answer.Content.Headers.ContentType?.MediaType);
            Assert.StartsWith($"# {Path.GetFileNameWithoutExtension(page)}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/runbooks/Nothing.md")]
    [InlineData("/runbooks/..%2Fappsettings.json")]
    public async Task Get_OtherPages_AreNotThere(string path)
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);

        using var answer = await host.Http.GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }
}

using System.Net;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

/// <summary>Whatever is served may be read, asked for without its content, and not be written.</summary>
public sealed class ReadOnlyTests
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/metrics")]
    [InlineData("/runbooks")]
    [InlineData("/runbooks/SlaBreach.md")]
    [InlineData("/api/v1/kpis")]
    [InlineData("/api/v1/board?window=1h")]
    [InlineData("/api/v1/tickets?kpi=backlog")]
    [InlineData("/api/v1/values/rows?by=team")]
    public async Task Head_OfAnythingThatIsRead_AnswersAsGetWithoutContent(string path)
    {
        await using var host = await StartAsync();
        using var get = await host.Http.GetAsync(path);

        using var head = await host.Http.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));

        Assert.Equal(HttpStatusCode.OK, get.StatusCode);
        Assert.Equal(get.StatusCode, head.StatusCode);
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/api/v1/kpis")]
    public async Task Delete_OfAnythingThatIsRead_IsNoMethodOfIt(string path)
    {
        await using var host = await StartAsync();

        using var answer = await host.Http.DeleteAsync(path);

        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    private static async Task<QueryHost> StartAsync()
    {
        var shards = SmallDesk.Shards();
        foreach (var shard in shards)
        {
            shard.Commit();
        }

        var host = await QueryHost.StartAsync(new FakeShardReader(shards), SmallDesk.Now);
        await host.RefreshAsync();
        return host;
    }
}

using System.IO.Compression;
using Streaming.Query.Tests.Support;

namespace Streaming.Query.Tests.Board;

/// <summary>Answers of the JSON API are large and repeat themselves: whoever can take them packed gets them so.</summary>
public sealed class CompressionTests
{
    [Fact]
    public async Task Kpis_ReaderTakesBrotli_IsTheSameInAFractionOfTheBytes()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        var plain = await host.Http.GetByteArrayAsync("api/v1/kpis");
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/kpis") { Headers = { { "Accept-Encoding", "br" } } };

        using var answer = await host.Http.SendAsync(request);

        var packed = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal("br", Assert.Single(answer.Content.Headers.ContentEncoding));
        Assert.InRange(packed.Length, 1, plain.Length / 2);
        using var unpacked = new MemoryStream();
        await new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress).CopyToAsync(unpacked);
        Assert.Equal(plain, unpacked.ToArray());
    }

    [Fact]
    public async Task Stream_ReaderTakesBrotli_IsPlainAndEachEventGoesOutAtOnce()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(SmallDesk.Shards()), SmallDesk.Now);
        await host.RefreshAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "api/v1/stream?window=1h") { Headers = { { "Accept-Encoding", "br" } } };

        using var answer = await host.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

        Assert.Empty(answer.Content.Headers.ContentEncoding);
        using var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());
        Assert.Matches("^(event|id|data|retry|:)", await reader.ReadLineAsync() ?? "");
    }
}

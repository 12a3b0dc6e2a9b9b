using System.Net;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Tests.Connections;

public sealed class RedisAddressTests
{
    [Fact]
    public void Parse_Url_TakesHostAndPort()
    {
        var options = RedisAddress.Parse("redis://cache.example:7001");

        Assert.Equal(new DnsEndPoint("cache.example", 7001), Assert.Single(options.EndPoints));
        Assert.False(options.Ssl);
        Assert.Null(options.Password);
    }

    [Fact]
    public void Parse_UrlWithoutPort_TakesTheUsualOne() =>
        Assert.Equal(new DnsEndPoint("cache", 6379), Assert.Single(RedisAddress.Parse("redis://cache").EndPoints));

    [Fact]
    public void Parse_FullUrl_TakesEverything()
    {
        var options = RedisAddress.Parse("rediss://worker:p%40ss%3A1@[::1]:7002/3");

        Assert.Equal(new IPEndPoint(IPAddress.IPv6Loopback, 7002), Assert.Single(options.EndPoints));
        Assert.True(options.Ssl);
        Assert.Equal("worker", options.User);
        Assert.Equal("p@ss:1", options.Password);
        Assert.Equal(3, options.DefaultDatabase);
    }

    [Fact]
    public void Parse_SeveralUrls_TakesEachNode() =>
        Assert.Equal(2, RedisAddress.Parse("redis://127.0.0.1:1,redis://127.0.0.1:2").EndPoints.Count);

    [Fact]
    public void Parse_ConfigurationString_IsTheClientsOwn()
    {
        var options = RedisAddress.Parse("one:1,two:2,password=secret");

        Assert.Equal(2, options.EndPoints.Count);
        Assert.Equal("secret", options.Password);
    }

    [Theory]
    [InlineData("http://cache:6379")]
    [InlineData("redis://")]
    [InlineData("redis://cache/main")]
    [InlineData("cache:6379,nonsense=1")]
    public void Parse_Nonsense_IsRefused(string address) => Assert.Throws<FormatException>(() => RedisAddress.Parse(address));

    [Fact]
    public void Parse_BadUrlWithPassword_DoesNotRepeatIt()
    {
        var error = Assert.Throws<FormatException>(() => RedisAddress.Parse("ftp://me:secret@cache"));

        Assert.DoesNotContain("secret", error.Message, StringComparison.Ordinal);
    }
}

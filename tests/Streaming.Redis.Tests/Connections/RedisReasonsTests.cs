using StackExchange.Redis;
using Streaming.Redis.Connections;

namespace Streaming.Redis.Tests.Connections;

public sealed class RedisReasonsTests
{
    [Fact]
    public async Task Of_ServerThatIsNotThere_NamesItAndNothingElse()
    {
        var options = RedisAddress.Parse("redis://127.0.0.1:1");
        options.AbortOnConnectFail = false;
        options.ConnectRetry = 0;
        options.AsyncTimeout = 100;
        options.ConnectTimeout = 100;
        await using var client = await ConnectionMultiplexer.ConnectAsync(options);

        var fault = await Assert.ThrowsAnyAsync<Exception>(async () => await client.GetDatabase().StringGetAsync("key"));

        Assert.True(RedisReasons.AreOf(fault));
        Assert.Equal("UnableToConnect on 127.0.0.1:1/Interactive", RedisReasons.Of(fault));
    }

    [Theory]
    [InlineData("OOM command not allowed")]
    [InlineData("MISCONF Redis is configured to save RDB snapshots, but it's currently unable to persist to disk. Errors are reported (stop-writes-on-bgsave-error option).")]
    public void Of_WhatAServerRefuses_IsWhatItSays(string message) => Assert.Equal(message, RedisReasons.Of(new RedisServerException(message)));

    [Theory]
    [InlineData("Error: NOAUTH Authentication required. Verify if the Redis password provided is correct.")]
    [InlineData("The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch, RemoteCertificateChainErrors")]
    public void Of_WhoIsNotLetIn_SaysWhy(string cause)
    {
        var failed = new RedisConnectionException(
            ConnectionFailureType.AuthenticationFailure, "AuthenticationFailure (None, last-recv: 68) on redis:6379/Interactive, last: AUTH", new InvalidOperationException(cause));

        Assert.Equal($"AuthenticationFailure on redis:6379/Interactive: {cause}", RedisReasons.Of(failed));
    }

    [Theory]
    [InlineData("SocketClosed (ReadEndOfStream, last-recv: 0) on redis:6379/Interactive, Idle/MarkProcessed, last: EVAL", "SocketClosed on redis:6379/Interactive")]
    [InlineData("Timeout awaiting response (outbound=0KiB, inbound=0KiB, 5003ms elapsed, timeout is 5000ms), command=EVAL, next: PING", "Timeout awaiting response")]
    [InlineData("READONLY You can't write against a read only replica.", "READONLY You can't write against a read only replica.")]
    public void Of_WhatGoesOn_IsCutOff(string message, string expected) =>
        Assert.Equal(expected, RedisReasons.Of(new RedisConnectionException(ConnectionFailureType.SocketClosed, message)));

    [Fact]
    public void Of_AnyOtherFault_IsItsMessage()
    {
        var fault = new InvalidDataException("Byte 7, of a state (of 9), is none.");

        Assert.False(RedisReasons.AreOf(fault));
        Assert.Equal(fault.Message, RedisReasons.Of(fault));
    }
}

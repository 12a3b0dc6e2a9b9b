using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using StackExchange.Redis;

namespace Streaming.Gaps.Tests.Behaviour;

public sealed class RedisTests : IAsyncLifetime
{
    private Process? _server;
    private ConnectionMultiplexer? _redis;

    private IDatabase Database
    {
        get
        {
            Skip.If(_redis is null, "redis-server is not on this machine.");
            return _redis.GetDatabase();
        }
    }

    public async Task InitializeAsync()
    {
        if (Programs.Find("redis-server") is null)
        {
            return;
        }

        var port = FreePort();
        _server = Programs.Start("redis-server", ["--port", $"{port}", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]);
        while (await _server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("eady to accept", StringComparison.Ordinal))
        {
            // The server says when it is up.
        }

        _redis = await ConnectionMultiplexer.ConnectAsync($"127.0.0.1:{port}");
    }

    public async Task DisposeAsync()
    {
        if (_redis is not null)
        {
            await _redis.DisposeAsync();
        }

        if (_server is not null)
        {
            _server.Kill();
            await _server.WaitForExitAsync();
            _server.Dispose();
        }
    }

    [SkippableFact]
    public async Task Ping_ARealServer_Answers()
    {
        Assert.True(await Database.PingAsync() > TimeSpan.Zero);
    }

    [SkippableFact]
    public async Task StringGet_OfSeveralMegabytes_GivesWhatWasSet()
    {
        var value = new byte[3_000_001];
        new Random(7).NextBytes(value);

        await Database.StringSetAsync("large", value);
        var read = (byte[]?)await Database.StringGetAsync("large");

        Assert.Equal(value, read);
    }

    [SkippableFact]
    public async Task HashGetAll_OfManyFields_GivesEveryOne()
    {
        var entries = Enumerable.Range(0, 20_000).Select(static i => new HashEntry($"field{i}", i)).ToArray();

        await Database.HashSetAsync("many", entries);
        var read = await Database.HashGetAllAsync("many");

        Assert.Equal(entries.ToHashSet(), read.ToHashSet());
    }

    [SkippableFact]
    public async Task ScriptEvaluate_WithNestedReply_GivesItsShape()
    {
        var reply = (RedisResult[]?)await Database.ScriptEvaluateAsync("return {1, {'two', {3}}, {}}");

        Assert.Equal(3, reply!.Length);
        Assert.Equal(1, (int)reply[0]);
        Assert.Equal("two", (string?)reply[1][0]);
        Assert.Equal(3, (int)reply[1][1][0]);
        Assert.Equal(0, reply[2].Length);
    }

    [SkippableFact]
    public async Task StringIncrement_ManyAtOnce_AnswersEachInOrder()
    {
        var database = Database;

        var counts = await Task.WhenAll(Enumerable.Range(0, 5_000).Select(_ => database.StringIncrementAsync("count")));

        Assert.Equal(Enumerable.Range(1, 5_000).Select(static i => (long)i), counts);
    }

    [SkippableFact]
    public async Task Subscribe_AndPublish_DeliversTheMessage()
    {
        var database = Database;
        var received = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _redis!.GetSubscriber().SubscribeAsync(RedisChannel.Literal("news"), (_, message) => received.TrySetResult(message));

        await database.PublishAsync(RedisChannel.Literal("news"), "hello");

        Assert.Equal("hello", await received.Task.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

using Streaming.Domain.Shards;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Shards;

/// <summary>What every store must do when the network loses requests or replies.</summary>
public abstract class CommitFaultsContract(ServerFixture<IRedisServer> fixture)
{
    [SkippableFact]
    public async Task CommitAsync_ReplyLost_IsFoundApplied()
    {
        await using var link = await ConnectAsync();
        link.Proxy.LoseReply(Bytes("the-lost-one"));

        var result = await link.Owner.CommitAsync(Put(ShardHash.Pages, "p", "the-lost-one"));

        Assert.True(result.Applied);
        Assert.Equal(1, link.Client.Traffic.Retries);
        await AssertStoredAsync(link, "the-lost-one");
    }

    [SkippableFact]
    public async Task CommitAsync_RequestLost_IsSentAgain()
    {
        await using var link = await ConnectAsync();
        link.Proxy.LoseRequest(Bytes("the-lost-one"));

        var result = await link.Owner.CommitAsync(Put(ShardHash.Pages, "p", "the-lost-one"));

        Assert.True(result.Applied);
        await AssertStoredAsync(link, "the-lost-one");
    }

    [SkippableTheory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CommitAsync_SeveralInFlightWhenCut_AllAppliedInOrder(bool loseReply)
    {
        await using var link = await ConnectAsync();
        if (loseReply)
        {
            link.Proxy.LoseReply(Bytes("v3;"));
        }
        else
        {
            link.Proxy.LoseRequest(Bytes("v3;"));
        }

        var results = await Task.WhenAll(Enumerable.Range(1, 8).Select(i => link.Owner.CommitAsync(Put(ShardHash.Pages, "p", $"v{i};"))));

        Assert.All(results, result => Assert.True(result.Applied));
        await AssertStoredAsync(link, "v8;");
    }

    [SkippableFact]
    public async Task CommitAsync_RequestLostAndShardTaken_IsRefused()
    {
        await using var link = await ConnectAsync();
        await using var other = new RedisClient(Requires.Server(fixture).Address);
        link.Proxy.LoseRequest(Bytes("the-lost-one"));
        await ShardOwner.AcquireAsync(other.Store, link.Owner.Address);

        var result = await link.Owner.CommitAsync(Put(ShardHash.Pages, "p", "the-lost-one"));

        Assert.False(result.Applied);
        Assert.NotEqual(link.Owner.Epoch, result.Current!.Epoch);
    }

    [SkippableFact]
    public async Task CommitAsync_ServerGone_KeepsTryingUntilCancelled()
    {
        await using var link = await ConnectAsync();
        await link.Proxy.DisposeAsync();
        using var stopping = new CancellationTokenSource();

        var commit = link.Client.Store.CommitAsync(link.Owner.Address, link.Owner.Next([], Put(ShardHash.Pages, "p", "1")), stopping.Token);
        while (link.Client.Traffic.Retries == 0)
        {
            await Task.Yield();
        }

        Assert.False(commit.IsCompleted);
        await stopping.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => commit);
    }

    private static async Task AssertStoredAsync(FaultyLink link, string value)
    {
        Assert.Equal(1, link.Proxy.Cuts);
        Assert.Equal(value, (await link.Client.Store.ReadAllAsync(link.Owner.Address, ShardHash.Pages))["p"]);
        Assert.Equal(link.Owner.Version, (await link.Client.Store.ReadGuardAsync(link.Owner.Address, CancellationToken.None))!.Version);
    }

    private async Task<FaultyLink> ConnectAsync()
    {
        var ports = Requires.Server(fixture).Ports;
        Requires.Part(ports.Count > 0, "A server of our own", "this one is named by REDIS_URL.", couldBeProvided: false);
        return await FaultyLink.ConnectAsync(ports[0]);
    }
}

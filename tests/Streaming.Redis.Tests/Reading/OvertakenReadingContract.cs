using Streaming.Redis.Reading;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Reading;

/// <summary>What every reader must do when a shard changes between the question which entries there are and the fetching of them.</summary>
public abstract class OvertakenReadingContract(ServerFixture<IRedisServer> fixture)
{
    // As a command of its own: scripts also have the word in their text.
    private static readonly byte[] Fetch = Bytes("\r\nHMGET\r\n");

    [SkippableFact]
    public async Task ReadChangesAsync_TakenOverMeanwhile_GivesNoEntryOfTheFormerOwner()
    {
        await using var link = await ConnectAsync();
        await using var other = new RedisClient(Requires.Server(fixture).Address);
        await link.Owner.CommitAsync(Entry(2, "the former owner's"));
        ShardOwner? next = null;
        link.Proxy.LetHappenBefore(Fetch, async () => next = await ShardOwner.AcquireAsync(other.Store, link.Owner.Address));

        var reading = await ReadAsync(link);

        var reload = Assert.IsType<ShardReload>(reading);
        Assert.Equal(ReloadReason.OtherEpoch, reload.Reason);
        Assert.Equal(next?.Epoch, reload.Guard?.Epoch);
        Assert.NotNull(next);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_EntriesDeletedMeanwhile_MustReload()
    {
        await using var link = await ConnectAsync();
        await using var other = new RedisClient(Requires.Server(fixture).Address);
        await link.Owner.CommitAsync(Entry(2, "two"));
        var next = link.Owner.Next([], Entry(3, "three"), Trim(2));
        link.Proxy.LetHappenBefore(Fetch, async () => Assert.True((await other.Store.CommitAsync(link.Owner.Address, next, CancellationToken.None)).Applied));

        var reading = await ReadAsync(link);

        Assert.Equal(ReloadReason.Trimmed, Assert.IsType<ShardReload>(reading).Reason);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_CommittedMeanwhile_GivesWhatItAskedFor()
    {
        await using var link = await ConnectAsync();
        await using var other = new RedisClient(Requires.Server(fixture).Address);
        await link.Owner.CommitAsync(Entry(2, "two"));
        var next = link.Owner.Next([], Entry(3, "three"));
        link.Proxy.LetHappenBefore(Fetch, async () => Assert.True((await other.Store.CommitAsync(link.Owner.Address, next, CancellationToken.None)).Applied));

        var changes = Assert.IsType<ShardChanges>(await ReadAsync(link));

        Assert.Equal(2, Assert.Single(changes.Entries).Version);
        Assert.Equal(2, changes.Through);
        Assert.Equal(3, (await other.Store.ReadGuardAsync(link.Owner.Address, CancellationToken.None))!.Version);
    }

    private static Task<ShardReading> ReadAsync(FaultyLink link) =>
        link.Client.Reader.ReadChangesAsync(link.Owner.Address, link.Owner.Epoch, knownVersion: 1, ShardParts.Cells, maxEntries: 100, CancellationToken.None);

    private async Task<FaultyLink> ConnectAsync()
    {
        var ports = Requires.Server(fixture).Ports;
        Requires.Part(ports.Count > 0, "A server of our own", "this one is named by REDIS_URL.", couldBeProvided: false);
        return await FaultyLink.ConnectAsync(ports[0]);
    }
}

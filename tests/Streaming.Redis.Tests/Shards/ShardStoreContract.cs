using Streaming.Domain.Shards;
using Streaming.Redis.Shards;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Shards;

/// <summary>What every store must do for a shard's owner.</summary>
public abstract class ShardStoreContract(ServerFixture<IRedisServer> fixture) : RedisContract(fixture)
{
    [SkippableFact]
    public async Task AcquireAsync_NewShard_StartsAtVersionZero()
    {
        var result = await Client.Store.AcquireAsync(RedisClient.NewAddress(), CancellationToken.None);

        var guard = Assert.IsType<ShardAcquired>(result).Guard;
        Assert.Equal(1, guard.Epoch.Counter);
        Assert.Equal(0, guard.Version);
        Assert.Equal(0, guard.Meta.Length);
        Assert.Equal(new long[6], guard.StoredCounts);
    }

    [SkippableFact]
    public async Task AcquireAsync_Again_RaisesEpochAndKeepsTheRest()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync([1, 2, 3], Put(ShardHash.Pages, "p", "1"), Put(ShardHash.Outbox, "o", "2"));

        var result = await Client.Store.AcquireAsync(owner.Address, CancellationToken.None);

        var guard = Assert.IsType<ShardAcquired>(result).Guard;
        Assert.Equal(2, guard.Epoch.Counter);
        Assert.NotEqual(owner.Epoch.Nonce, guard.Epoch.Nonce);
        Assert.Equal(1, guard.Version);
        Assert.Equal([1, 2, 3], guard.Meta.ToArray());
        Assert.Equal([0, 0, 1, 0, 0, 1], guard.StoredCounts);
    }

    // A load that was given up while the broker was asked something must not take the shard from whoever has it by then.
    [SkippableFact]
    public async Task AcquireAsync_AlreadyGivenUp_LeavesTheShardToItsOwner()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Client.Store.AcquireAsync(owner.Address, new CancellationToken(canceled: true)));

        Assert.True((await owner.CommitAsync(Put(ShardHash.Pages, "a", "1"))).Applied);
    }

    [SkippableFact]
    public async Task CommitAsync_PutsAndDeletes_AreStoredAndCounted()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        await owner.CommitAsync(Put(ShardHash.Pages, "a", "1"), Put(ShardHash.Pages, "b", "2"), Put(ShardHash.Names, "n", "x"));
        var result = await owner.CommitAsync(
            Put(ShardHash.Pages, "a", "3"), Delete(ShardHash.Pages, "b"), Delete(ShardHash.Pages, "none"), Put(ShardHash.Pages, "c", "4"), Delete(ShardHash.Names, "n"));

        Assert.True(result.Applied);
        Assert.Equal(new Dictionary<string, string> { ["a"] = "3", ["c"] = "4" }, await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages));
        Assert.Empty(await Client.Store.ReadAllAsync(owner.Address, ShardHash.Names));
        var guard = await Client.Store.ReadGuardAsync(owner.Address, CancellationToken.None);
        Assert.Equal(2, guard!.Version);
        Assert.Equal([0, 0, 2, 0, 0, 0], guard.StoredCounts);
    }

    [SkippableFact]
    public async Task CommitAsync_WithoutWrites_RaisesTheVersion()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        var result = await owner.CommitAsync([7]);

        Assert.True(result.Applied);
        var guard = await Client.Store.ReadGuardAsync(owner.Address, CancellationToken.None);
        Assert.Equal(1, guard!.Version);
        Assert.Equal([7], guard.Meta.ToArray());
    }

    [SkippableFact]
    public async Task CommitAsync_SameCommitAgain_IsAppliedOnce()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        var commit = owner.Next([], Put(ShardHash.Dormant, "t", "1"));

        var first = await Client.Store.CommitAsync(owner.Address, commit, CancellationToken.None);
        var second = await Client.Store.CommitAsync(owner.Address, commit, CancellationToken.None);

        Assert.True(first.Applied);
        Assert.True(second.Applied);
        Assert.Equal(1, (await Client.Store.ReadGuardAsync(owner.Address, CancellationToken.None))!.Version);
    }

    [SkippableFact]
    public async Task CommitAsync_AfterAnotherAcquired_IsRefusedAndWritesNothing()
    {
        var zombie = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await zombie.CommitAsync(Put(ShardHash.Pages, "p", "old"));
        var owner = await ShardOwner.AcquireAsync(Client.Store, zombie.Address);

        var refused = await zombie.CommitAsync(Put(ShardHash.Pages, "p", "zombie"));
        var applied = await owner.CommitAsync(Put(ShardHash.Pages, "q", "new"));

        Assert.False(refused.Applied);
        Assert.Equal(owner.Epoch, refused.Current!.Epoch);
        Assert.True(applied.Applied);
        Assert.Equal(new Dictionary<string, string> { ["p"] = "old", ["q"] = "new" }, await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages));
        Assert.Equal(1, Client.Traffic.RefusedCommits);
    }

    [SkippableFact]
    public async Task CommitAsync_VersionLeftOut_IsRefused()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        _ = owner.Next([], Put(ShardHash.Pages, "p", "never sent"));

        var result = await owner.CommitAsync(Put(ShardHash.Pages, "q", "2"));

        Assert.False(result.Applied);
        Assert.Equal(0, result.Current!.Version);
        Assert.Empty(await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages));
    }

    [SkippableFact]
    public async Task CommitAsync_ManyInFlight_AreAppliedInOrder()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        var results = await Task.WhenAll(Enumerable.Range(1, 50).Select(i => owner.CommitAsync(Put(ShardHash.Pages, "p", $"{i}"))));

        Assert.All(results, result => Assert.True(result.Applied));
        Assert.Equal("50", (await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages))["p"]);
        Assert.Equal(0, Client.Traffic.Retries);
    }

    [SkippableFact]
    public async Task CommitAsync_InFlightWhenFenced_AreAllRefused()
    {
        var zombie = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await ShardOwner.AcquireAsync(Client.Store, zombie.Address);

        var results = await Task.WhenAll(zombie.CommitAsync(Put(ShardHash.Pages, "p", "1")), zombie.CommitAsync(Put(ShardHash.Pages, "p", "2")));

        Assert.All(results, result => Assert.False(result.Applied));
        Assert.Empty(await Client.Store.ReadAllAsync(zombie.Address, ShardHash.Pages));
    }

    [SkippableFact]
    public async Task CommitAsync_AfterScriptFlush_IsAppliedInOrder()
    {
        Requires.Part(Server.Ports.Count > 0, "A server of our own", "this one is named by REDIS_URL.", couldBeProvided: false);
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Put(ShardHash.Pages, "p", "0"));

        // Which of them are refused at first, and what has become of those before when that is known, differs from round to round.
        for (var round = 1; round <= 20; round++)
        {
            foreach (var port in Server.Ports)
            {
                await RedisLine.SendAsync(port, "SCRIPT FLUSH");
            }

            var results = await Task.WhenAll(Enumerable.Range(1, 10).Select(i => owner.CommitAsync(Put(ShardHash.Pages, "p", $"{round}-{i}"))));

            Assert.All(results, result => Assert.True(result.Applied));
            Assert.Equal($"{round}-10", (await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages))["p"]);
        }
    }

    [SkippableFact]
    public async Task CommitAsync_AnyBytes_ComeBackUnchanged()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        var everyByte = Enumerable.Range(0, 256).Select(b => (byte)b).ToArray();
        byte[][] values = [everyByte, [], [0], [13, 10], Bytes("123"), Bytes("-0"), Bytes("1e3"), Bytes("nil"), [255, 254]];

        await owner.CommitAsync(everyByte, [.. values.Select((value, i) => Put(ShardHash.Dormant, [(byte)i, 0, 13, 10, 255], value)), Put(ShardHash.Dormant, everyByte, everyByte)]);

        byte[][] keys = [.. values.Select((_, i) => new byte[] { (byte)i, 0, 13, 10, 255 }), everyByte];
        var fetched = await Client.Store.FetchDormantAsync(owner.Address, [.. keys.Select(key => (ReadOnlyMemory<byte>)key)], CancellationToken.None);
        Assert.Equal([.. values, everyByte], fetched.Select(value => value!.Value.ToArray()));
        Assert.Equal(everyByte, (await Client.Store.ReadGuardAsync(owner.Address, CancellationToken.None))!.Meta.ToArray());
    }

    [SkippableFact]
    public async Task CommitAsync_LargeValues_ComeBackUnchanged()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        var random = new Random(20);
        var large = Enumerable.Range(0, 4).Select(_ => new byte[256 * 1024]).ToArray();
        Array.ForEach(large, random.NextBytes);

        var result = await owner.CommitAsync([.. large.Select((value, i) => Put(ShardHash.TicketLog, LogField.Of(i), value))]);

        Assert.True(result.Applied);
        var read = new Dictionary<long, byte[]>();
        await foreach (var (field, value) in Client.Store.ReadAsync(owner.Address, ShardHash.TicketLog, CancellationToken.None))
        {
            read[LogField.Version(field)] = value.ToArray();
        }

        Assert.Equal(large, read.OrderBy(pair => pair.Key).Select(pair => pair.Value));
    }

    [SkippableFact]
    public async Task CommitAsync_MoreFieldsThanLuaTakesAtOnce_AllStored()
    {
        const int Fields = 5_003;
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        await owner.CommitAsync([.. Enumerable.Range(0, Fields).Select(i => Put(ShardHash.Dormant, $"key-{i}", $"value-{i}"))]);

        var read = await Client.Store.ReadAllAsync(owner.Address, ShardHash.Dormant);
        Assert.Equal(Fields, read.Count);
        Assert.All(read, pair => Assert.Equal(pair.Key["key-".Length..], pair.Value["value-".Length..]));

        await owner.CommitAsync([.. Enumerable.Range(0, Fields).Select(i => Delete(ShardHash.Dormant, $"key-{i}"))]);

        Assert.Empty(await Client.Store.ReadAllAsync(owner.Address, ShardHash.Dormant));
        Assert.Equal(0, (await Client.Store.ReadGuardAsync(owner.Address, CancellationToken.None))!.StoredCounts[(int)ShardHash.Dormant]);
    }

    [SkippableTheory]
    [InlineData(0)]
    [InlineData(3)]
    [InlineData(5_000)]
    public async Task ReadPageAsync_OneAfterTheOther_GivesEveryFieldWithItsValue(int stored)
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync([.. Enumerable.Range(0, stored).Select(i => Put(ShardHash.Dormant, $"key-{i}", $"value-{i}-{new string('x', 100)}"))]);

        var read = new Dictionary<string, string>();
        var (cursor, pages) = ("0", 0);
        do
        {
            var page = await Client.Store.ReadPageAsync(owner.Address, ShardHash.Dormant, cursor, 256, CancellationToken.None);
            foreach (var (field, value) in page.Fields)
            {
                read[Text(field)] = Text(value);
            }

            (cursor, pages) = (page.Cursor, pages + 1);
        }
        while (cursor != "0");

        Assert.Equal(Enumerable.Range(0, stored).ToDictionary(static i => $"key-{i}", static i => $"value-{i}-{new string('x', 100)}"), read);
        Assert.True(stored < 1_000 || pages > 3);
    }

    [SkippableFact]
    public async Task FetchDormantAsync_SomeAbsent_GivesNullInTheirPlace()
    {
        const int Stored = 1_200;
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync([.. Enumerable.Range(0, Stored).Select(i => Put(ShardHash.Dormant, $"{i}", $"v{i}"))]);

        // Every second key asked for is one that was never stored.
        var keys = Enumerable.Range(0, Stored * 2).Select(i => (ReadOnlyMemory<byte>)Bytes(i % 2 == 0 ? $"{i / 2}" : $"absent{i}")).ToArray();
        var fetched = await Client.Store.FetchDormantAsync(owner.Address, keys, CancellationToken.None);

        Assert.Equal(keys.Length, fetched.Count);
        for (var i = 0; i < keys.Length; i++)
        {
            Assert.Equal(i % 2 == 0 ? $"v{i / 2}" : null, fetched[i] is { } value ? Text(value) : null);
        }
    }

    [SkippableFact]
    public async Task FetchDormantAsync_NoKeys_GivesNothing() =>
        Assert.Empty(await Client.Store.FetchDormantAsync(RedisClient.NewAddress(), [], CancellationToken.None));

    [SkippableFact]
    public async Task ReadGuardAsync_NeverAcquired_GivesNull() =>
        Assert.Null(await Client.Store.ReadGuardAsync(RedisClient.NewAddress(), CancellationToken.None));

    [SkippableFact]
    public async Task AcquireAsync_FieldsLost_NamesThePart()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Put(ShardHash.Pages, "a", "1"), Put(ShardHash.Pages, "b", "2"), Put(ShardHash.Names, "n", "3"));
        var database = (await Client.Connections.CommitsAsync(CancellationToken.None)).GetDatabase();
        await database.HashDeleteAsync($"{{{owner.Address}}}:pages", "a");

        var result = await Client.Store.AcquireAsync(owner.Address, CancellationToken.None);

        var mismatch = Assert.Single(Assert.IsType<ShardCountsMismatch>(result).Mismatches);
        Assert.Equal(new CountMismatch(ShardHash.Pages, Stored: 2, Found: 1), mismatch);
    }

    [SkippableFact]
    public async Task ResetAsync_Owner_EmptiesAndGoesOn()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync([9], Put(ShardHash.Pages, "a", "1"), Entry(1, "x"));

        var reset = await Client.Store.ResetAsync(owner.Address, owner.Epoch, CancellationToken.None);

        Assert.True(reset.Applied);
        Assert.Equal(2, reset.Current!.Version);
        Assert.Equal(0, reset.Current.Meta.Length);
        var again = await ShardOwner.AcquireAsync(Client.Store, owner.Address);
        Assert.True((await again.CommitAsync(Put(ShardHash.Pages, "b", "2"))).Applied);
        Assert.Equal(["b"], (await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages)).Keys);
    }

    [SkippableFact]
    public async Task ResetAsync_FormerOwner_ChangesNothing()
    {
        var zombie = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await zombie.CommitAsync(Put(ShardHash.Pages, "a", "1"));
        await ShardOwner.AcquireAsync(Client.Store, zombie.Address);

        var reset = await Client.Store.ResetAsync(zombie.Address, zombie.Epoch, CancellationToken.None);

        Assert.False(reset.Applied);
        Assert.Equal(["a"], (await Client.Store.ReadAllAsync(zombie.Address, ShardHash.Pages)).Keys);
    }

    [SkippableFact]
    public async Task CommitAsync_ManyShards_DoNotMeet()
    {
        var prefix = RedisClient.NewAddress();
        var owners = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => ShardOwner.AcquireAsync(Client.Store, prefix with { Number = i })));

        var results = await Task.WhenAll(owners.Select(owner => owner.CommitAsync(Put(ShardHash.Pages, "p", $"{owner.Address.Number}"))));

        Assert.All(results, result => Assert.True(result.Applied));
        foreach (var owner in owners)
        {
            Assert.Equal($"{owner.Address.Number}", (await Client.Store.ReadAllAsync(owner.Address, ShardHash.Pages))["p"]);
        }
    }
}

using System.Globalization;
using Streaming.Domain.Shards;
using Streaming.Redis.Reading;
using Streaming.Redis.Shards;
using Streaming.Redis.Tests.Support;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Redis;
using static Streaming.Redis.Tests.Support.Writes;

namespace Streaming.Redis.Tests.Reading;

/// <summary>What every reader must see of a shard.</summary>
public abstract class ShardReaderContract(ServerFixture<IRedisServer> fixture) : RedisContract(fixture)
{
    private const int MaxEntries = 100;

    [SkippableFact]
    public async Task ReadChangesAsync_NeverAcquired_IsAbsent()
    {
        Assert.IsType<ShardAbsent>(await ReadAsync(RedisClient.NewAddress(), null, 0));
        Assert.Null(await Client.Reader.ReadSnapshotAsync(RedisClient.NewAddress(), new ModelPanes(), ShardParts.Cells, CancellationToken.None));
    }

    [SkippableFact]
    public async Task ReadChangesAsync_KnowingNothing_MustReload()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());

        var reading = await ReadAsync(owner.Address, null, 0);

        Assert.Equal(ReloadReason.OtherEpoch, Assert.IsType<ShardReload>(reading).Reason);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_NewCommits_GivesTheirEntriesInOrder()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, "one"));
        await owner.CommitAsync();
        await owner.CommitAsync(Entry(3, "three"));
        await owner.CommitAsync([4], Entry(4, "four"));

        var changes = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 1));

        Assert.Equal([(3L, "three"), (4L, "four")], changes.Entries.Select(entry => (entry.Version, Text(entry.Value))));
        Assert.Equal(4, changes.Through);
        Assert.True(changes.IsComplete);
        Assert.Equal([4], changes.Guard!.Meta.ToArray());
    }

    [SkippableFact]
    public async Task ReadChangesAsync_NothingNew_GivesNone()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, "one"));

        var changes = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 1));

        Assert.Empty(changes.Entries);
        Assert.True(changes.IsComplete);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_MoreThanAsked_StopsAndGoesOn()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        for (var version = 1; version <= 5; version++)
        {
            await owner.CommitAsync(Entry(version, $"{version}"));
        }

        var first = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 0, maxEntries: 3));
        var second = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, first.Through, maxEntries: 3));

        Assert.Equal([1, 2, 3], first.Entries.Select(entry => entry.Version));
        Assert.False(first.IsComplete);
        Assert.Equal([4, 5], second.Entries.Select(entry => entry.Version));
        Assert.True(second.IsComplete);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_LargeEntries_AreBoundedByBytesButAlwaysAtLeastOne()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        var large = new string('x', 700 * 1024);
        await owner.CommitAsync(Entry(1, large));
        await owner.CommitAsync(Entry(2, large));

        var first = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 0));
        var second = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, first.Through));

        Assert.Equal(1, Assert.Single(first.Entries).Version);
        Assert.Equal(2, Assert.Single(second.Entries).Version);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_EntriesTrimmed_MustReloadOnlyWhoNeedsThem()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, "one"));
        await owner.CommitAsync(Entry(2, "two"));
        await owner.CommitAsync(Entry(3, "three"), Trim(1), Trim(2));

        var behind = await ReadAsync(owner.Address, owner.Epoch, 1);
        var abreast = await ReadAsync(owner.Address, owner.Epoch, 2);

        Assert.Equal(ReloadReason.Trimmed, Assert.IsType<ShardReload>(behind).Reason);
        Assert.Equal(3, Assert.Single(Assert.IsType<ShardChanges>(abreast).Entries).Version);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_OtherOwner_MustReload()
    {
        var former = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await former.CommitAsync(Entry(1, "one"));
        await ShardOwner.AcquireAsync(Client.Store, former.Address);

        var reading = await ReadAsync(former.Address, former.Epoch, 1);

        Assert.Equal(ReloadReason.OtherEpoch, Assert.IsType<ShardReload>(reading).Reason);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_LowerVersion_MustReload()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, "one"));

        var reading = await ReadAsync(owner.Address, owner.Epoch, 2);

        Assert.Equal(ReloadReason.LowerVersion, Assert.IsType<ShardReload>(reading).Reason);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_AfterReset_MustReload()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, "one"));
        await Client.Store.ResetAsync(owner.Address, owner.Epoch, CancellationToken.None);

        var reading = await ReadAsync(owner.Address, owner.Epoch, 1);

        Assert.Equal(ReloadReason.Trimmed, Assert.IsType<ShardReload>(reading).Reason);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_LongRowWithoutEntries_GetsThroughInSteps()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await Task.WhenAll(Enumerable.Range(0, 1_500).Select(_ => owner.CommitAsync()));
        await owner.CommitAsync(Entry(1_501, "last"));

        var first = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 0));
        var second = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, first.Through));

        Assert.Empty(first.Entries);
        Assert.False(first.IsComplete);
        Assert.Equal(1_501, Assert.Single(second.Entries).Version);
        Assert.True(second.IsComplete);
    }

    [SkippableFact]
    public async Task ReadSnapshotAsync_PageWithoutVersion_SaysSo()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Put(ShardHash.Pages, "p", "short"));

        await Assert.ThrowsAsync<InvalidDataException>(() => Client.Reader.ReadSnapshotAsync(owner.Address, new ModelPanes(), ShardParts.Cells, CancellationToken.None));
    }

    [SkippableFact]
    public async Task ReadSnapshotAsync_PagesDeletedMeanwhile_LosesNoOther()
    {
        const int Pages = 1_000;
        const int Deleted = 100;
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Entry(1, string.Join('\n', Enumerable.Range(0, Pages).Select(i => $"pane{i}"))));
        await owner.CommitAsync([Trim(1), .. Enumerable.Range(0, Pages).Select(i => Put(ShardHash.Pages, Bytes($"pane{i}"), [.. LogField.Of(2), 1]))]);
        await using var reading = new RedisClient(Server.Address, new RedisOptions { ReadPageBytes = 600 });
        using var target = new PausingTarget();

        var snapshot = Task.Run(() => reading.Reader.ReadSnapshotAsync(owner.Address, target, ShardParts.Cells, CancellationToken.None));
        await target.FirstPage;
        var deleted = Enumerable.Range(0, Deleted).Select(i => $"pane{i}").ToHashSet();
        await owner.CommitAsync([Entry(3, string.Join('\n', deleted)), .. deleted.Select(pane => Delete(ShardHash.Pages, pane))]);
        target.GoOn();
        var guard = await snapshot;

        Assert.Equal(3, guard!.Version);
        Assert.Equal(Pages - Deleted, target.Pages.Except(deleted).Count());
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Readers_WhileOwnerCommitsAndCheckpoints_AlwaysHoldSomeVersionsWholeState(int seed)
    {
        const int Commits = 400;
        var address = RedisClient.NewAddress();

        // Pages of a few hundred bytes, so that a snapshot takes many steps and is overtaken often.
        await using var reading = new RedisClient(Server.Address, new RedisOptions { ReadPageBytes = 600, RetryDelay = TimeSpan.FromMilliseconds(1) });
        var writer = new ModelWriter(Client.Store, address, seed);
        await writer.AcquireAsync();
        using var written = new CancellationTokenSource();

        var readers = Task.WhenAll(FollowAsync(reading.Reader, address, writer, written.Token), SnapshotAsync(reading.Reader, address, writer, written.Token));
        for (var commit = 0; commit < Commits && !readers.IsFaulted; commit++)
        {
            await writer.CommitAsync();
        }

        await written.CancelAsync();
        await readers;
    }

    [SkippableFact]
    public async Task ReadChangesAsync_TicketsTrimmed_MustReloadOnlyWhoFollowsThem()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Tickets(1, "T=1"), Entry(1, "one"));
        await owner.CommitAsync(Tickets(2, "T=2"));
        await owner.CommitAsync(new FieldWrite(ShardHash.TicketLog, LogField.Of(1), null), new FieldWrite(ShardHash.TicketLog, LogField.Of(2), null));

        var cells = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 0));
        var tickets = await ReadAsync(owner.Address, owner.Epoch, 1, parts: ShardParts.Cells | ShardParts.Tickets);
        var abreast = await ReadAsync(owner.Address, owner.Epoch, 2, parts: ShardParts.Cells | ShardParts.Tickets);

        Assert.Equal("one", Text(Assert.Single(cells.Entries).Value));
        Assert.Empty(cells.Tickets);
        Assert.Equal(ReloadReason.Trimmed, Assert.IsType<ShardReload>(tickets).Reason);
        Assert.True(Assert.IsType<ShardChanges>(abreast).IsComplete);
    }

    [SkippableFact]
    public async Task ReadChangesAsync_BothLogs_GivesEachItsEntriesUpToOneVersion()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Tickets(1, "T=1"), Entry(1, "one"));
        await owner.CommitAsync(Tickets(2, "T=2"));
        await owner.CommitAsync(Entry(3, "three"));

        var first = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, 0, maxEntries: 2, ShardParts.Cells | ShardParts.Tickets));
        var second = Assert.IsType<ShardChanges>(await ReadAsync(owner.Address, owner.Epoch, first.Through, maxEntries: 2, ShardParts.Cells | ShardParts.Tickets));

        Assert.Equal(2, first.Through);
        Assert.Equal([1], first.Entries.Select(entry => entry.Version));
        Assert.Equal([1, 2], first.Tickets.Select(entry => entry.Version));
        Assert.Equal([3], second.Entries.Select(entry => entry.Version));
        Assert.Empty(second.Tickets);
    }

    [SkippableFact]
    public async Task ReadDormantAsync_StoredOrNot_GivesItOrNothing()
    {
        var owner = await ShardOwner.AcquireAsync(Client.Store, RedisClient.NewAddress());
        await owner.CommitAsync(Put(ShardHash.Dormant, "T", "asleep"));

        Assert.Equal("asleep", Text((await Client.Reader.ReadDormantAsync(owner.Address, Bytes("T"), CancellationToken.None))!.Value));
        Assert.Null(await Client.Reader.ReadDormantAsync(owner.Address, Bytes("U"), CancellationToken.None));
    }

    [SkippableTheory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task TicketReaders_WhileOwnerCommitsAndCompacts_AlwaysHoldSomeVersionsTickets(int seed)
    {
        const int Commits = 400;
        var address = RedisClient.NewAddress();
        await using var reading = new RedisClient(Server.Address, new RedisOptions { ReadPageBytes = 600, RetryDelay = TimeSpan.FromMilliseconds(1) });
        var writer = new TicketModelWriter(Client.Store, address, seed);
        await writer.AcquireAsync();
        using var written = new CancellationTokenSource();

        var readers = Task.WhenAll(FollowTicketsAsync(reading.Reader, address, writer, written.Token), TicketSnapshotsAsync(reading.Reader, address, writer, written.Token));
        for (var commit = 0; commit < Commits && !readers.IsFaulted; commit++)
        {
            await writer.CommitAsync();
        }

        await written.CancelAsync();
        await readers;
    }

    private static FieldWrite Tickets(long version, string lines) => new(ShardHash.TicketLog, LogField.Of(version), Bytes(lines));

    private static async Task FollowTicketsAsync(IShardReader reader, ShardAddress address, TicketModelWriter writer, CancellationToken written)
    {
        const ShardParts Parts = ShardParts.Cells | ShardParts.Tickets;
        var tickets = new ModelTickets();
        ShardGuard? known = null;
        bool last;
        do
        {
            last = written.IsCancellationRequested;
            switch (await reader.ReadChangesAsync(address, known?.Epoch, known?.Version ?? 0, Parts, maxEntries: 3, CancellationToken.None))
            {
                case ShardChanges changes:
                    changes.Tickets.ToList().ForEach(tickets.AddTickets);
                    known = changes.Guard! with { Version = changes.Through };
                    last &= changes.IsComplete;
                    break;
                default:
                    known = await reader.ReadSnapshotAsync(address, tickets, Parts, CancellationToken.None);
                    last = false;
                    break;
            }

            Assert.Equal(writer.History[known!.Version], tickets.ToString());
        }
        while (!last);

        Assert.Equal(writer.History.Keys.Max(), known.Version);
    }

    private static async Task TicketSnapshotsAsync(IShardReader reader, ShardAddress address, TicketModelWriter writer, CancellationToken written)
    {
        do
        {
            var tickets = new ModelTickets();
            var guard = await reader.ReadSnapshotAsync(address, tickets, ShardParts.Cells | ShardParts.Tickets, CancellationToken.None);

            Assert.Equal(writer.History[guard!.Version], tickets.ToString());
        }
        while (!written.IsCancellationRequested);
    }

    private static async Task FollowAsync(IShardReader reader, ShardAddress address, ModelWriter writer, CancellationToken written)
    {
        var panes = new ModelPanes();
        ShardGuard? known = null;
        bool last;
        do
        {
            last = written.IsCancellationRequested;
            switch (await reader.ReadChangesAsync(address, known?.Epoch, known?.Version ?? 0, ShardParts.Cells, maxEntries: 3, CancellationToken.None))
            {
                case ShardChanges changes:
                    changes.Entries.ToList().ForEach(panes.AddChange);
                    known = changes.Guard! with { Version = changes.Through };
                    last &= changes.IsComplete;
                    break;
                default:
                    known = await reader.ReadSnapshotAsync(address, panes, ShardParts.Cells, CancellationToken.None);
                    last = false;
                    break;
            }

            Assert.Equal(writer.History[known!.Version], panes.ToString());
        }
        while (!last);

        Assert.Equal(writer.History.Keys.Max(), known.Version);
    }

    private static async Task SnapshotAsync(IShardReader reader, ShardAddress address, ModelWriter writer, CancellationToken written)
    {
        do
        {
            var panes = new ModelPanes();
            var guard = await reader.ReadSnapshotAsync(address, panes, ShardParts.Cells, CancellationToken.None);

            Assert.Equal(writer.History[guard!.Version], panes.ToString());
            Assert.Equal(guard.Version == 0 ? string.Empty : guard.Version.ToString(CultureInfo.InvariantCulture), Text(guard.Meta));
        }
        while (!written.IsCancellationRequested);
    }

    private Task<ShardReading> ReadAsync(
        ShardAddress address, ShardEpoch? epoch, long version, int maxEntries = MaxEntries, ShardParts parts = ShardParts.Cells) =>
        Client.Reader.ReadChangesAsync(address, epoch, version, parts, maxEntries, CancellationToken.None);
}

using Streaming.Domain.Binary;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Domain.Tickets;
using Streaming.Domain.Tickets.Views;

namespace Streaming.Domain.Tests.Tickets;

public sealed class TicketStoreTests
{
    private static readonly TicketVerdict Live = new(long.MaxValue, IsLive: true, IsExpired: false);

    /// <summary>A ticket that was dormant, was written again, and is removed after a restart, which loads no dormant tickets.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WriteLog_TicketRemovedAfterRestart_LeavesNoDormantCopyBehind(bool hasUnloadedDormant)
    {
        byte[] key = [1, 2, 3];
        var store = new TicketStore(new StorageSettings());
        store.LoadLog(1, Entry(key, state: [7]));
        store.SetComplete(!hasUnloadedDormant);

        store.Remove(store.Find(key));
        var builder = new CommitBuilder();
        store.WriteLog(builder, 2);

        using var commit = builder.Build(new ShardEpoch(1, 1), 2, meta: []);
        var deleted = commit.Writes.Where(write => write.Hash == ShardHash.Dormant && write.Value is null).Select(write => write.Field.ToArray());
        Assert.Equal(hasUnloadedDormant ? [key] : [], deleted);
    }

    /// <summary>Whoever finds a ticket among the dormant ones alone must find its newest state there, or nothing.</summary>
    [Fact]
    public void WriteLog_DormantTicketChanged_DeletesItsCopyOnce()
    {
        byte[] key = [1, 2, 3];
        var store = new TicketStore(new StorageSettings());
        var ticket = store.LoadDormant(key, state: [7]);
        Assert.Equal([], DeletedBy(1));

        store.Change(ticket, [8], Live);
        Assert.Equal([key], DeletedBy(2));

        store.Change(ticket, [9], Live);
        Assert.Equal([], DeletedBy(3));

        IEnumerable<byte[]> DeletedBy(int version)
        {
            var builder = new CommitBuilder();
            store.WriteLog(builder, version);
            using var commit = builder.Build(new ShardEpoch(1, 1), version, meta: []);
            return [.. commit.Writes.Where(static write => write.Hash == ShardHash.Dormant && write.Value is null).Select(static write => write.Field.ToArray())];
        }
    }

    /// <summary>The store may hold an older state of a removed ticket until the commit that says so must be there, and even where no other ticket is changed then.</summary>
    [Fact]
    public void MayRest_TicketRemoved_OnlyOnceTheStoreMustKnow()
    {
        byte[] key = [1, 2, 3];
        var store = new TicketStore(new StorageSettings { CommitsInFlight = 2 });
        store.LoadLog(1, Entry(key, state: [7]));
        store.SetComplete(false);
        Assert.False(store.MayRest(key));

        store.Remove(store.Find(key));

        Assert.False(store.MayRest(key));
        Assert.Equal([2, 3], Enumerable.Range(2, 4).Where(version => !MayRestAfter(version)));

        bool MayRestAfter(int version)
        {
            var builder = new CommitBuilder();
            store.WriteLog(builder, version);
            builder.Build(new ShardEpoch(1, 1), version, meta: []).Dispose();
            return store.MayRest(key);
        }
    }

    /// <summary>Deadlines that fire together are cut into commits by their bytes: tickets that go must count, or thousands would go at once.</summary>
    [Fact]
    public void Remove_SomeTickets_CountsWhatTheyHadUntilItIsWritten()
    {
        var store = new TicketStore(new StorageSettings());
        store.LoadLog(1, Entry([1], new byte[100]));
        store.LoadLog(2, Entry([2], new byte[50]));

        store.Remove(store.Find([1]));
        store.Remove(store.Find([2]));

        Assert.InRange(store.ChangedBytes, 150, 250);
        var builder = new CommitBuilder();
        store.WriteLog(builder, 3);
        Assert.Equal(0, store.ChangedBytes);
        using var commit = builder.Build(new ShardEpoch(1, 1), 3, meta: []);
        Assert.Single(commit.Writes);
    }

    /// <summary>However well states pack: a ticket that goes is a field that is deleted, and its key.</summary>
    [Fact]
    public void Remove_TicketsOfStatesThatPack_CountsAllThatTheyHad()
    {
        const int Tickets = 1_000;
        var store = new TicketStore(new StorageSettings());
        var keys = Enumerable.Range(0, Tickets).Select(BitConverter.GetBytes).ToList();
        for (var version = 1; version <= 20; version++)
        {
            foreach (var key in keys)
            {
                var ticket = store.Find(key);
                store.Change(ticket == TicketMap.None ? store.Add(key) : ticket, new byte[200], Live);
            }

            Assert.True(version < 20 || store.ChangedBytes < 200 * Tickets / 2, $"{store.ChangedBytes} bytes: states of zeros pack.");
            var builder = new CommitBuilder();
            store.WriteLog(builder, version);
            builder.Build(new ShardEpoch(1, 1), version, meta: []).Dispose();
        }

        keys.ForEach(key => store.Remove(store.Find(key)));

        Assert.InRange(store.ChangedBytes, 200 * Tickets, 300 * Tickets);
    }

    private static byte[] Entry(byte[] key, byte[] state)
    {
        var writer = new ByteWriter(64);
        writer.WriteByte(StoredTicketLog.Format);
        writer.WriteBytes(key);
        writer.WriteBytes(state);
        var entry = writer.Written.ToArray();
        writer.Dispose();
        return entry;
    }
}

using Streaming.Domain.Binary;
using Streaming.Query.Index;
using Streaming.Query.Tickets;

namespace Streaming.Query.Tests.Tickets;

public sealed class TicketBlocksTests
{
    private const byte LogFormat = 1;
    private static readonly ShardNamesSnapshot NoNames = new ShardNames().Publish();

    [Theory]
    [InlineData(1, 300, 200)]
    [InlineData(2, 2_000, 400)]
    [InlineData(3, 5, 40_000)]
    public void Apply_StatesThatComeAndGo_KeepsTheNewestOfEachAndLeavesOldSnapshotsAlone(int seed, int tickets, int mostBytes)
    {
        var random = new Random(seed);
        var shard = new ShardTickets(int.MaxValue);
        var expected = new Dictionary<string, (byte[] State, long Version)>();
        var snapshots = new List<(ShardTicketsSnapshot Snapshot, Dictionary<string, (byte[] State, long Version)> Expected)>();
        for (var version = 1; version <= 120; version++)
        {
            var writer = new ByteWriter(1024);
            writer.WriteByte(LogFormat);
            for (var i = random.Next(tickets); i >= 0; i--)
            {
                // Many of the same few, so that blocks empty at different times.
                var id = random.Next(3) > 0 ? random.Next((tickets / 10) + 1) : random.Next(tickets);
                var state = new byte[random.Next(8) == 0 ? 0 : 1 + random.Next(mostBytes)];
                random.NextBytes(state);
                writer.WriteBytes(BitConverter.GetBytes(id));
                writer.WriteBytes(state);
                expected[Key(id)] = (state, version);
                if (state.Length == 0)
                {
                    expected.Remove(Key(id));
                }
            }

            shard.Apply(version, writer.Written);
            writer.Dispose();
            Assert.Equal(expected.Count, shard.Count);
            if (version % 10 == 0)
            {
                snapshots.Add((shard.Publish(0, NoNames, version, meta: null), new(expected)));
            }
        }

        foreach (var (snapshot, then) in snapshots)
        {
            var held = snapshot.Chunks.SelectMany(chunk => chunk).Where(entry => !entry.IsNone).ToList();
            Assert.Equal(then.Keys.Order(), held.Select(entry => Convert.ToHexString(entry.Key)).Order());
            Assert.All(held, entry => Assert.Equal(then[Convert.ToHexString(entry.Key)].State, entry.State.ToArray()));
            Assert.All(held, entry => Assert.Equal(then[Convert.ToHexString(entry.Key)].Version, entry.Version));
        }

        var now = snapshots[^1].Snapshot;
        Assert.All(expected, ticket => Assert.Equal(ticket.Value.State, now.Find(Convert.FromHexString(ticket.Key))!.Value.State.ToArray()));

        // Of what is held, blocks waste at most as much again, but for the last one and those with a single entry.
        var blocks = now.Chunks.SelectMany(chunk => chunk).Where(entry => !entry.IsNone).Select(entry => entry.Block).Distinct().ToList();
        Assert.True(blocks.Sum(block => (long)block.Used) <= (2 * blocks.Sum(block => (long)block.Live)) + (64 * 1024), "Blocks hold too much that is old.");
        Assert.Equal(
            now.Chunks.SelectMany(chunk => chunk).Where(entry => !entry.IsNone).Sum(entry => (long)TicketBlock.BytesOf(entry.Key, entry.State)),
            blocks.Sum(block => (long)block.Live));
    }

    private static string Key(int id) => Convert.ToHexString(BitConverter.GetBytes(id));
}

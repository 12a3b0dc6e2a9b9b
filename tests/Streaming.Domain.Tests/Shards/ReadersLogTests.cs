using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Shards;

/// <summary>How much of both logs a shard keeps for readers that are behind: some versions, but not more than some bytes.</summary>
public sealed class ReadersLogTests
{
    private const long Start = 1_772_409_600_000;
    private const int Commits = 400;

    private static readonly StorageSettings Tidy = new() { MinCompactBytes = 200, MinCheckpointBytes = 200, ReadersKeep = 0 };

    [Theory]
    [InlineData(ShardHash.CellLog)]
    [InlineData(ShardHash.TicketLog)]
    public void Commit_FewVersionsWanted_KeepsThemBeyondWhatIsStillNeeded(ShardHash log)
    {
        var needed = Versions(Run(Tidy), log).Count;

        var kept = Versions(Run(Tidy with { ReadersKeep = 100 }), log);

        Assert.True(needed < 50, $"{needed} of {Commits} entries are still needed, too many to see what is kept beyond");
        Assert.Subset(kept, Enumerable.Range(Commits - 99, 100).Select(static version => (long)version).ToHashSet());
        Assert.True(kept.Count < 100 + needed + 1, $"{kept.Count} entries");
    }

    [Theory]
    [InlineData(ShardHash.CellLog)]
    [InlineData(ShardHash.TicketLog)]
    public void Commit_MoreBytesThanReadersMayHave_KeepsFewerVersions(ShardHash log)
    {
        const int MostBytes = 4_000;
        var needed = Bytes(Run(Tidy), log);
        var all = Bytes(Run(Tidy with { ReadersKeep = Commits }), log);

        var kept = Bytes(Run(Tidy with { ReadersKeep = Commits, MaxReadersBytes = MostBytes }), log);

        Assert.True(all > (2 * needed) + (2 * MostBytes), $"{all} bytes are too few to be cut");
        Assert.InRange(kept, MostBytes / 2, (2 * needed) + MostBytes + 1_000);
    }

    [Fact]
    public void Commit_NobodyReadsTickets_KeepsNothingOfTheirLogForReaders()
    {
        var needed = Versions(Run(Tidy), ShardHash.TicketLog);

        var kept = Versions(Run(Tidy with { ReadersKeep = 100, HasTicketReaders = false }), ShardHash.TicketLog);

        Assert.Equal(needed, kept);
    }

    /// <summary>With each commit, a survey's answer that changes cells, and one more reply to one of twenty tickets, which changes a state.</summary>
    private static EngineRun Run(StorageSettings storage)
    {
        var run = new EngineRun(new EngineSettings(), storage);
        for (var i = 0; i < Commits; i++)
        {
            var (ticket, at) = ($"T-{i % 20}", Start + (i * 1_000L));
            var log = i < 20 ? new EventLog().Created(ticket, at) : new EventLog().Reply(ticket, at, "ann").Answered($"r-{i}", at, "nps", 0, 10, 9);
            foreach (var record in log.Records)
            {
                run.Feed(record);
            }

            run.Commit();
        }

        return run;
    }

    private static HashSet<long> Versions(EngineRun run, ShardHash log) =>
        [.. run.Store.Read(log).Select(static entry => System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(entry.Field))];

    private static long Bytes(EngineRun run, ShardHash log) => run.Store.Read(log).Sum(static entry => (long)entry.Value.Length);
}

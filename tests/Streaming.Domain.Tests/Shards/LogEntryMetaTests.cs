using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Settings;
using Streaming.Domain.Shards;
using Streaming.Testing.Logs;

namespace Streaming.Domain.Tests.Shards;

/// <summary>An entry of the cell log says what the shard said of itself with its version, for a reader that has got no further.</summary>
public sealed class LogEntryMetaTests
{
    [Fact]
    public void Commit_CellsChange_EntryEndsWithTheMetaOfItsVersion()
    {
        var run = new EngineRun(new EngineSettings(), new StorageSettings());
        var entries = 0;
        foreach (var records in RandomLog.Generate(3).OrderBy(static record => record.RecordTimestampMs).Chunk(2))
        {
            Array.ForEach(records, run.Feed);
            run.Advance(records.Max(static record => record.RecordTimestampMs));
            run.Commit();
            if (run.Store.Read(ShardHash.CellLog).LastOrDefault() is ({ } field, { } entry) && MemoryShardStore.VersionOf(field) == run.Store.Version)
            {
                Assert.Equal(run.Store.Meta!.Encode(), CellCodec.ReadLogEntry(run.Store.Version, entry, new IgnoredCells()));
                entries++;
            }
        }

        Assert.True(entries > 10, $"Only {entries} entries: too few to mean anything.");
    }

    [Fact]
    public void ReadLogEntry_FromBeforeEntriesHadIt_SaysNothing() => Assert.Empty(CellCodec.ReadLogEntry(1, [CellCodec.Format, 0, 0, 0, 0, 0, 0], new IgnoredCells()));

    private sealed class IgnoredCells : ICellSink
    {
        public void SetName(int index, Name name)
        {
        }

        public void SetSplit(int index, in Split split)
        {
        }

        public void RemovePane(long version, PaneKey pane)
        {
        }

        public void SetCell(long version, PaneKey pane, int split, MeasureView content)
        {
        }
    }
}

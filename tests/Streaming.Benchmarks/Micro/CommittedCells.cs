using System.Buffers.Binary;
using Streaming.Domain.Cells;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Shards;

namespace Streaming.Benchmarks.Micro;

/// <summary>The cells that a shard commits, as a reader gets them.</summary>
internal sealed class CommittedCells : ICellSink
{
    private readonly Dictionary<(PaneKey Pane, int Split), MeasureSet> _cells = [];

    private CommittedCells()
    {
    }

    /// <summary>Feeds a shard until it has committed so many different cells.</summary>
    /// <param name="count">How many.</param>
    public static MeasureSet[] Take(int count)
    {
        var sink = new CommittedCells();
        var feed = new ShardFeed(new LoadStream(tickets: count));
        while (sink._cells.Count < count)
        {
            feed.Apply(1_000);
            using var commit = feed.CreateCommit();
            foreach (var write in commit.Writes)
            {
                if (write is { Hash: ShardHash.CellLog, Value: { } entry })
                {
                    CellCodec.ReadLogEntry(BinaryPrimitives.ReadInt64BigEndian(write.Field.Span), entry.Span, sink);
                }
            }
        }

        return [.. sink._cells.Values.Take(count)];
    }

    /// <inheritdoc/>
    public void SetName(int index, Name name)
    {
        // Only the measures are wanted.
    }

    /// <inheritdoc/>
    public void SetSplit(int index, in Split split)
    {
        // Only the measures are wanted.
    }

    /// <inheritdoc/>
    public void RemovePane(long version, PaneKey pane)
    {
        // The feed ends before anything rolls up.
    }

    /// <inheritdoc/>
    public void SetCell(long version, PaneKey pane, int split, MeasureView content) => _cells[(pane, split)] = MeasureSet.Of(content);
}

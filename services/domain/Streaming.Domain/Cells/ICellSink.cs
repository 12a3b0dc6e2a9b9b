using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>Receives what a shard's stored cells say, in the order in which <see cref="CellCodec"/> reads them.</summary>
public interface ICellSink
{
    /// <summary>A name of the shard. Its number follows from <paramref name="index"/>; a name that is already known comes again unchanged.</summary>
    /// <param name="index">The name's place in the table, counted from 0.</param>
    /// <param name="name">The name.</param>
    void SetName(int index, Name name);

    /// <summary>A split of the shard; a split that is already known comes again unchanged.</summary>
    /// <param name="index">The split's number.</param>
    /// <param name="split">The split.</param>
    void SetSplit(int index, in Split split);

    /// <summary>A pane, with all its cells, is no more: it was rolled up, or has expired.</summary>
    /// <param name="version">The version that removed it.</param>
    /// <param name="pane">The pane.</param>
    void RemovePane(long version, PaneKey pane);

    /// <summary>A cell has this content, whatever it had before.</summary>
    /// <param name="version">The version that the content stands for.</param>
    /// <param name="pane">The pane.</param>
    /// <param name="split">The split's number.</param>
    /// <param name="content">All of the cell's measures; empty where nothing is left.</param>
    void SetCell(long version, PaneKey pane, int split, MeasureView content);
}

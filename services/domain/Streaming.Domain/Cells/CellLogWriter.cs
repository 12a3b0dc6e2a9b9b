using Streaming.Domain.Binary;
using Streaming.Domain.Names;

namespace Streaming.Domain.Cells;

/// <summary>Writes the stored forms that <see cref="CellCodec"/> reads.</summary>
internal static class CellLogWriter
{
    /// <summary>Appends an entry of the cell log.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="names">The shard's names.</param>
    /// <param name="firstName">The first name that is new with this entry.</param>
    /// <param name="splits">The shard's splits.</param>
    /// <param name="firstSplit">The first split that is new with this entry.</param>
    /// <param name="cells">The shard's cells, with the panes that this entry removes and those with changed cells.</param>
    /// <param name="meta">What the shard says of itself with this entry's version. It stands at the end, where code that does not know of it never looks.</param>
    public static void WriteEntry(
        ref ByteWriter writer,
        NameTable names,
        int firstName,
        SplitTable splits,
        int firstSplit,
        CellStore cells,
        ReadOnlySpan<byte> meta)
    {
        var (newNames, newSplits) = (firstName..names.Count, firstSplit..splits.Count);
        writer.WriteByte(FormatOf(splits, newSplits));
        WriteNames(ref writer, names, newNames, splits, newSplits);
        writer.WriteUnsigned((ulong)cells.Removed.Count);
        for (var i = 0; i < cells.Removed.Count; i++)
        {
            CellCodec.WritePane(ref writer, cells.Removed[i]);
        }

        writer.WriteUnsigned((ulong)cells.Changed.Count);
        for (var i = 0; i < cells.Changed.Count; i++)
        {
            var pane = cells.Changed[i];
            CellCodec.WritePane(ref writer, pane.Key);
            writer.WriteUnsigned((ulong)pane.ChangedSplits.Length);
            foreach (var split in pane.ChangedSplits)
            {
                writer.WriteUnsigned((ulong)split);
                cells.Write(ref writer, pane, split);
            }
        }

        writer.WriteRaw(meta);
    }

    /// <summary>Appends a pane page.</summary>
    public static void WritePage(ref ByteWriter writer, long version, CellStore cells, PaneTable pane)
    {
        writer.WriteBigEndian(version);
        writer.WriteByte(CellCodec.Format);
        writer.WriteUnsigned((ulong)pane.Cells.Count);
        foreach (var split in pane.Cells.Splits)
        {
            writer.WriteUnsigned((ulong)split);
            cells.Write(ref writer, pane, split);
        }
    }

    /// <summary>Appends a page of names and splits.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="version">The version that writes it.</param>
    /// <param name="names">The shard's names.</param>
    /// <param name="pageNames">Those of the page.</param>
    /// <param name="splits">The shard's splits.</param>
    /// <param name="pageSplits">Those of the page.</param>
    public static void WriteNamesPage(
        ref ByteWriter writer, long version, NameTable names, Range pageNames, SplitTable splits, Range pageSplits)
    {
        writer.WriteBigEndian(version);
        writer.WriteByte(FormatOf(splits, pageSplits));
        WriteNames(ref writer, names, pageNames, splits, pageSplits);
    }

    private static byte FormatOf(SplitTable splits, Range written)
    {
        for (var i = written.Start.Value; i < written.End.Value; i++)
        {
            if (splits.OwnerOf(i).Cube == Cube.Answers)
            {
                return CellCodec.FormatWithAnswers;
            }
        }

        return CellCodec.Format;
    }

    private static void WriteNames(ref ByteWriter writer, NameTable names, Range writtenNames, SplitTable splits, Range writtenSplits)
    {
        var (first, end) = (writtenNames.Start.Value, writtenNames.End.Value);
        writer.WriteUnsigned((ulong)first);
        writer.WriteUnsigned((ulong)(end - first));
        for (var i = first; i < end; i++)
        {
            CellCodec.WriteName(ref writer, names, new NameId(i + 1));
        }

        (first, end) = (writtenSplits.Start.Value, writtenSplits.End.Value);
        writer.WriteUnsigned((ulong)first);
        writer.WriteUnsigned((ulong)(end - first));
        for (var i = first; i < end; i++)
        {
            CellCodec.WriteSplit(ref writer, splits[i]);
        }
    }
}

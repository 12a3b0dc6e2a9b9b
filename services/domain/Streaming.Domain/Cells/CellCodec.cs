using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;

namespace Streaming.Domain.Cells;

/// <summary>
/// Reads the stored forms that hold cells, names and splits: an entry of the cell log, a pane page, a page of names. <see
/// cref="CellLogWriter"/> writes them.
/// </summary>
/// <remarks>
/// A shard is read by giving its pages of names, in the order of their fields, its pane pages and then its log entries in the order of their versions to
/// one sink. A pane page stands for all log entries up to its version. So a sink may ignore <see cref="ICellSink.SetCell"/> and <see
/// cref="ICellSink.RemovePane"/> for that pane where they carry a version that is not above it, unless it left out cells of the page whose
/// splits no page of names has: these come again with older entries. One that takes everything in order needs no versions.
/// </remarks>
public static class CellCodec
{
    /// <summary>The format that this code writes, and the older of the two that it reads.</summary>
    public const byte Format = 1;

    /// <summary>The format where a split of the cube of answers is named: what does not know that cube is not to read on.</summary>
    internal const byte FormatWithAnswers = 2;

    /// <summary>Reads an entry of the cell log.</summary>
    /// <param name="version">The entry's version: its field, as a number.</param>
    /// <param name="entry">The entry's value.</param>
    /// <param name="sink">Receives the content.</param>
    /// <returns>What the shard said of itself with that version (encoded <c>ShardMeta</c>); empty in entries of before they had it.</returns>
    /// <exception cref="InvalidDataException">The bytes are not an entry, or of an unknown format.</exception>
    public static byte[] ReadLogEntry(long version, ReadOnlySpan<byte> entry, ICellSink sink)
    {
        using var plain = PlainValue.Of(entry);
        var reader = new ByteReader(plain.Bytes);
        CheckFormat(ref reader);
        ReadNames(ref reader, sink);
        for (var removed = reader.ReadLength(); removed > 0; removed--)
        {
            sink.RemovePane(version, ReadPane(ref reader));
        }

        for (var panes = reader.ReadLength(); panes > 0; panes--)
        {
            ReadCells(version, ReadPane(ref reader), ref reader, sink);
        }

        return plain.Bytes[reader.Consumed..].ToArray();
    }

    /// <summary>Reads a pane page.</summary>
    /// <param name="field">The page's field: the pane.</param>
    /// <param name="page">The page's value.</param>
    /// <param name="sink">Receives the cells, all with the page's version.</param>
    /// <returns>The pane and the version that the page stands for.</returns>
    /// <exception cref="InvalidDataException">The bytes are not a page, or of an unknown format.</exception>
    public static (PaneKey Pane, long Version) ReadPage(ReadOnlySpan<byte> field, ReadOnlySpan<byte> page, ICellSink sink)
    {
        var pane = ReadPaneField(field);
        using var plain = PlainValue.Of(page);
        var reader = new ByteReader(plain.Bytes);
        var version = reader.ReadBigEndian();
        CheckFormat(ref reader);
        ReadCells(version, pane, ref reader, sink);
        return (pane, version);
    }

    /// <summary>Reads a page of names and splits.</summary>
    /// <param name="page">The page's value.</param>
    /// <param name="sink">Receives the names and splits.</param>
    /// <exception cref="InvalidDataException">The bytes are not a page, or of an unknown format.</exception>
    public static void ReadNamesPage(ReadOnlySpan<byte> page, ICellSink sink)
    {
        using var plain = PlainValue.Of(page);
        var reader = new ByteReader(plain.Bytes);
        reader.ReadBigEndian();
        CheckFormat(ref reader);
        ReadNames(ref reader, sink);
    }

    /// <summary>The pane that a page's field names.</summary>
    /// <param name="field">The field.</param>
    public static PaneKey ReadPaneField(ReadOnlySpan<byte> field)
    {
        var reader = new ByteReader(field);
        return ReadPane(ref reader);
    }

    internal static void WritePane(ref ByteWriter writer, PaneKey pane)
    {
        writer.WriteByte((byte)pane.Size);
        writer.WriteSigned(pane.StartUnits);
    }

    internal static void WriteName(ref ByteWriter writer, NameTable names, NameId name)
    {
        writer.WriteByte((byte)names.KindOf(name));
        writer.WriteUnsigned((ulong)names.TenantOf(name).Value);
        names.WriteText(ref writer, name);
    }

    internal static void WriteSplit(ref ByteWriter writer, in Split split)
    {
        writer.WriteByte((byte)split.Cube);
        writer.WriteUnsigned((ulong)split.Tenant.Value);
        writer.WriteUnsigned((ulong)split.Team.Value);
        writer.WriteUnsigned((ulong)split.Agent.Value);
        writer.WriteUnsigned((ulong)split.Channel.Value);
        writer.WriteUnsigned((ulong)split.Category.Value);
        writer.WriteUnsigned((ulong)split.Priority.Value);
        writer.WriteUnsigned((ulong)split.Product.Value);
        if (split.Cube == Cube.Sla)
        {
            writer.WriteUnsigned((ulong)split.Policy.Value);
        }
        else if (HasCustomers(split.Cube))
        {
            writer.WriteUnsigned((ulong)split.Customer.Value);
            writer.WriteUnsigned((ulong)split.Segment.Value);
            writer.WriteUnsigned((ulong)split.Topic.Value);
        }
    }

    private static bool HasCustomers(Cube cube) => cube is >= Cube.Customer and <= Cube.Answers;

    private static PaneKey ReadPane(ref ByteReader reader)
    {
        var size = (PaneSize)reader.ReadByte();
        return new PaneKey(size, checked((int)reader.ReadSigned()));
    }

    private static void ReadNames(ref ByteReader reader, ICellSink sink)
    {
        var firstName = reader.ReadInt();
        var names = reader.ReadLength();
        for (var i = 0; i < names; i++)
        {
            var kind = (NameKind)reader.ReadByte();
            var tenant = new NameId(reader.ReadInt());
            sink.SetName(firstName + i, new Name(kind, tenant, reader.ReadText()));
        }

        var firstSplit = reader.ReadInt();
        var splits = reader.ReadLength();
        for (var i = 0; i < splits; i++)
        {
            var split = new Split(
                (Cube)reader.ReadByte(),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()),
                new NameId(reader.ReadInt()));
            if (split.Cube == Cube.Sla)
            {
                split = split with { Policy = new NameId(reader.ReadInt()) };
            }
            else if (HasCustomers(split.Cube))
            {
                split = split with
                {
                    Customer = new NameId(reader.ReadInt()),
                    Segment = new NameId(reader.ReadInt()),
                    Topic = new NameId(reader.ReadInt()),
                };
            }

            sink.SetSplit(firstSplit + i, split);
        }
    }

    private static void ReadCells(long version, PaneKey pane, ref ByteReader reader, ICellSink sink)
    {
        for (var cells = reader.ReadLength(); cells > 0; cells--)
        {
            var split = reader.ReadInt();
            sink.SetCell(version, pane, split, MeasureView.Read(ref reader));
        }
    }

    private static void CheckFormat(ref ByteReader reader)
    {
        var format = reader.ReadByte();
        if (format is not (Format or FormatWithAnswers))
        {
            throw new InvalidDataException(
                $"Stored cells have format {format}, and this version reads formats {Format} and {FormatWithAnswers} only: run the version that wrote them, or rebuild the shard by replay.");
        }
    }
}

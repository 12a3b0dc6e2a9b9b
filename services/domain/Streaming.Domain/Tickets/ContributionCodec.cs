using Streaming.Domain.Binary;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of contributions. Most of a ticket's contributions share time and splits with the one before, so those are written
/// only where they change.
/// </summary>
internal static class ContributionCodec
{
    private const int MostNumbers = 5;

    /// <summary>Appends contributions.</summary>
    public static void Write(ref ByteWriter writer, ReadOnlySpan<Contribution> items)
    {
        writer.WriteUnsigned((ulong)items.Length);
        var first = default(Contribution);
        ref readonly var last = ref first;
        foreach (ref readonly var item in items)
        {
            var same = item.TimeMs == last.TimeMs && item.MainSplit == last.MainSplit && item.AgentSplit == last.AgentSplit;
            var room = writer.Reserve(MostNumbers * Varint.MaxBytes);
            var at = Varint.Write(room, 0, ((ulong)item.Measure.Value << 1) | (same ? 1UL : 0UL));
            at = Varint.WriteSigned(room, at, item.Value);
            if (!same)
            {
                at = Varint.WriteSigned(room, at, item.TimeMs - last.TimeMs);
                at = Varint.Write(room, at, (ulong)item.MainSplit);
                at = Varint.Write(room, at, (ulong)item.AgentSplit);
            }

            writer.Advance(at);
            last = ref item;
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    public static void Read(ref ByteReader reader, ContributionList items)
    {
        items.Clear();
        var last = default(Contribution);
        for (var left = reader.ReadLength(); left > 0; left--)
        {
            last = ReadOne(ref reader, last);
            items.Add(last);
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, to be kept.</summary>
    public static Contribution[] ReadArray(ref ByteReader reader)
    {
        var items = new Contribution[reader.ReadLength()];
        var last = default(Contribution);
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = last = ReadOne(ref reader, last);
        }

        return items;
    }

    /// <summary>Reads the contribution that follows another.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="last">The one before; the default for the first.</param>
    public static Contribution ReadOne(ref ByteReader reader, in Contribution last)
    {
        var head = reader.ReadUnsigned();
        var measure = new MeasureId(checked((int)(head >> 1)));
        var value = reader.ReadSigned();
        return (head & 1) != 0
            ? last with { Measure = measure, Value = value }
            : new Contribution(measure, last.TimeMs + reader.ReadSigned(), value, reader.ReadInt(), reader.ReadInt());
    }
}

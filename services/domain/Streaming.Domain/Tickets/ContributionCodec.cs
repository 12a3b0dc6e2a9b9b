using System.Buffers.Binary;
using Streaming.Domain.Binary;
using Streaming.Domain.Measures;

namespace Streaming.Domain.Tickets;

/// <summary>
/// The stored form of contributions: their number, the bytes that follow, and then one after the other (<see cref="ContributionPlaces"/>). Lists that
/// were stored before these were packed are still read.
/// </summary>
internal static class ContributionCodec
{
    /// <summary>Bytes that say how long what follows is; there where there is any contribution.</summary>
    public const int LengthBytes = sizeof(uint);

    // So many at a time have room made for them, at their longest.
    private const int BlockItems = 32;

    /// <summary>Appends contributions.</summary>
    public static void Write(ref ByteWriter writer, ReadOnlySpan<Contribution> items)
    {
        writer.WriteUnsigned((ulong)items.Length);
        if (items.IsEmpty)
        {
            return;
        }

        var start = writer.Length;
        writer.Reserve(LengthBytes);
        writer.Advance(LengthBytes);
        var places = default(ContributionPlaces);
        for (var left = items; !left.IsEmpty;)
        {
            var block = left[..Math.Min(left.Length, BlockItems)];
            var room = writer.Reserve(block.Length * ContributionPlaces.MaxBytes);
            var at = 0;
            foreach (ref readonly var item in block)
            {
                at += places.Write(room[at..], item);
            }

            writer.Advance(at);
            left = left[block.Length..];
        }

        BinaryPrimitives.WriteUInt32LittleEndian(writer.At(start, LengthBytes), (uint)(writer.Length - start - LengthBytes));
    }

    /// <summary>Reads contributions.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="items">Receives them, and nothing else.</param>
    /// <param name="isPacked">Whether they are packed.</param>
    /// <param name="known">Contributions of which those that these begin with are left out.</param>
    /// <returns>How many were left out.</returns>
    public static int Read(ref ByteReader reader, ContributionList items, bool isPacked, ReadOnlySpan<Contribution> known = default)
    {
        items.Clear();
        var common = 0;
        for (var stored = new StoredContributions(ref reader, isPacked); stored.Left > 0;)
        {
            ref var item = ref items.Append();
            stored.Next(ref reader, out item);
            if (items.Count == 1 && common < known.Length && item == known[common])
            {
                common++;
                items.Clear();
            }
        }

        return common;
    }

    /// <summary>Whether contributions that are packed are those that a later list begins with. What is said of one depends on those before it only, so their bytes tell.</summary>
    /// <param name="reader">Where they stand; does not move.</param>
    /// <param name="later">The later list, as <see cref="Write"/> wrote it.</param>
    /// <param name="count">How many they are.</param>
    public static bool AreBeginningOf(ByteReader reader, ReadOnlySpan<byte> later, out int count)
    {
        count = reader.ReadLength();
        if (count == 0)
        {
            return true;
        }

        var others = new ByteReader(later);
        return count <= others.ReadLength() && ReadPacked(ref others).StartsWith(ReadPacked(ref reader));
    }

    /// <summary>Reads contributions, to be kept.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isPacked">Whether they are packed.</param>
    public static Contribution[] ReadArray(ref ByteReader reader, bool isPacked)
    {
        var stored = new StoredContributions(ref reader, isPacked);
        var items = new Contribution[stored.Left];
        for (var i = 0; i < items.Length; i++)
        {
            stored.Next(ref reader, out items[i]);
        }

        return items;
    }

    /// <summary>The measure of a stored number.</summary>
    /// <exception cref="InvalidDataException">There can be none.</exception>
    public static MeasureId MeasureOf(ulong number) => number <= int.MaxValue
        ? new MeasureId((int)number)
        : throw new InvalidDataException("A stored measure has more than 31 bits.");

    /// <summary>Passes over contributions.</summary>
    /// <param name="reader">Where from.</param>
    /// <param name="isPacked">Whether they are packed.</param>
    public static void Skip(ref ByteReader reader, bool isPacked)
    {
        if (!isPacked)
        {
            var stored = new StoredContributions(ref reader, isPacked);
            while (stored.Next(ref reader, out _))
            {
                // They do not say how long they are.
            }
        }
        else if (reader.ReadLength() > 0)
        {
            ReadPacked(ref reader);
        }
    }

    private static ReadOnlySpan<byte> ReadPacked(ref ByteReader reader) =>
        reader.ReadRaw((int)Math.Min(BinaryPrimitives.ReadUInt32LittleEndian(reader.ReadRaw(LengthBytes)), int.MaxValue));
}

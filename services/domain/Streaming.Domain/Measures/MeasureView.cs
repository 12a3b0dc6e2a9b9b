using Streaming.Domain.Binary;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>The content of a cell, read where it lies and in whichever form it is kept. Sees what its owner changes meanwhile.</summary>
public readonly ref struct MeasureView
{
    private readonly ReadOnlySpan<byte> _stored;
    private readonly ReadOnlySpan<MeasureEntry> _entries;

    internal MeasureView(ReadOnlySpan<MeasureEntry> entries)
    {
        _entries = entries;
    }

    private MeasureView(ReadOnlySpan<byte> stored)
    {
        _stored = stored;
    }

    /// <summary>Whether every measure is zero.</summary>
    public bool IsEmpty => _stored.IsEmpty ? _entries.IsEmpty : _stored[0] == 0;

    /// <summary>Bytes that the stored form has at most.</summary>
    public int MostStoredBytes
    {
        get
        {
            if (!_stored.IsEmpty)
            {
                return _stored.Length;
            }

            var bytes = 5;
            foreach (ref readonly var entry in _entries)
            {
                bytes += PackedCell.MostGrowth + (13 * (entry.Sketch?.BucketCount ?? 0));
            }

            return bytes;
        }
    }

    /// <summary>The stored form; empty where the content is not kept so, but as <see cref="Entries"/>.</summary>
    internal ReadOnlySpan<byte> Stored => _stored;

    /// <summary>The measures of a content that is not kept in its stored form.</summary>
    internal ReadOnlySpan<MeasureEntry> Entries => _entries;

    /// <summary>The value of one measure; for a sketch measure, how many durations. 0 where it is not there.</summary>
    /// <param name="id">The measure.</param>
    public long this[MeasureId id]
    {
        get
        {
            if (IsEmpty)
            {
                return 0;
            }

            // Most cells are asked for the measure with which they begin, or for one that would stand before it.
            if (!_stored.IsEmpty && _stored[0] < 0x80 && _stored[1] < 0x80 && _stored[1] >= id.Value)
            {
                var at = 2;
                return _stored[1] == id.Value ? Varint.ReadSigned(_stored, ref at) : 0;
            }

            var reader = Read();
            while (reader.Read())
            {
                if (reader.Id.Value >= id.Value)
                {
                    return reader.Id == id ? reader.Value : 0;
                }
            }

            return 0;
        }
    }

    /// <summary>What <see cref="MeasureSet.Write"/> or <see cref="MeasureAlgebra.Write"/> wrote.</summary>
    /// <param name="stored">All of its bytes; sound.</param>
    public static MeasureView Of(ReadOnlySpan<byte> stored) => new(stored);

    /// <summary>Reads what <see cref="MeasureSet.Write"/> wrote, and checks it.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a stored set.</exception>
    public static MeasureView Read(ref ByteReader reader)
    {
        var start = reader.Consumed;
        for (var measures = reader.ReadLength(); measures > 0; measures--)
        {
            var id = new MeasureId(reader.ReadInt());
            reader.ReadUnsigned();
            if (Measure.IsSketch(id))
            {
                SkipSketch(ref reader);
            }
        }

        return new MeasureView(reader.From(start));
    }

    /// <summary>Goes through the measures; they must not change meanwhile.</summary>
    public MeasureReader Read() => _stored.IsEmpty ? new(_entries) : new(_stored);

    /// <summary>Appends the stored form.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ref ByteWriter writer)
    {
        if (!_stored.IsEmpty)
        {
            writer.WriteRaw(_stored);
            return;
        }

        writer.WriteUnsigned((ulong)_entries.Length);
        foreach (ref readonly var entry in _entries)
        {
            writer.WriteUnsigned((ulong)entry.Id.Value);
            writer.WriteSigned(entry.Value);
            if (Measure.IsSketch(entry.Id))
            {
                (entry.Sketch ?? new DurationSketch()).Write(ref writer);
            }
        }
    }

    /// <summary>Copies the stored form.</summary>
    /// <param name="destination">Where to; at least <see cref="MostStoredBytes"/>.</param>
    /// <returns>How many bytes; 1 where every measure is zero.</returns>
    public int CopyTo(Span<byte> destination)
    {
        if (!_stored.IsEmpty)
        {
            _stored.CopyTo(destination);
            return _stored.Length;
        }

        var writer = new ByteWriter(MostStoredBytes);
        Write(ref writer);
        writer.Written.CopyTo(destination);
        var length = writer.Length;
        writer.Dispose();
        return length;
    }

    private static void SkipSketch(ref ByteReader reader)
    {
        reader.ReadUnsigned();
        var bucket = 0L;
        for (var buckets = reader.ReadLength(); buckets > 0; buckets--)
        {
            bucket += reader.ReadInt();
            reader.ReadUnsigned();
        }

        if (bucket >= SketchBuckets.Count)
        {
            throw new InvalidDataException("A stored sketch has a bucket that does not exist.");
        }
    }
}

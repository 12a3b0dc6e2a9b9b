using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Cells;

/// <summary>The one cell that is being changed: in its stored form as long as it is small, as a set of measures once it is large.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class OpenCell
{
    private readonly byte[] _packed = new byte[CellBodies.MaxPackedBytes + (2 * PackedCell.MostGrowth)];
    private int _length;

    /// <summary>The measures of a large cell; <see langword="null"/> while the cell is packed.</summary>
    public MeasureSet? Set { get; private set; }

    /// <summary>The stored form of a packed cell.</summary>
    public ReadOnlySpan<byte> Packed => _packed.AsSpan(0, _length);

    /// <summary>Begins with a packed cell.</summary>
    /// <param name="packed">Its stored form.</param>
    public void Begin(ReadOnlySpan<byte> packed)
    {
        packed.CopyTo(_packed);
        _length = packed.Length;
        Set = null;
    }

    /// <summary>Begins with a large cell.</summary>
    /// <param name="set">Its measures; changed in place.</param>
    public void Begin(MeasureSet set) => Set = set;

    /// <summary>Adds to a measure that keeps one number.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">What to add; negative to take back.</param>
    public void Add(MeasureId id, long delta)
    {
        var packed = new PackedCell(_packed, _length);
        if (Set is null && packed.HasRoom)
        {
            packed.Add(id, delta);
            _length = packed.Length;
        }
        else
        {
            Enlarge().Add(id, delta);
        }
    }

    /// <summary>Adds a duration to a sketch measure.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="durationMs">Milliseconds, 0 to <see cref="SketchBuckets.MaxMs"/>.</param>
    /// <param name="count">How many such durations; negative to take back.</param>
    public void AddDuration(MeasureId id, long durationMs, long count) =>
        AddBucket(id, count, durationMs * count, SketchBuckets.IndexOf(durationMs), count);

    /// <summary>Adds another large cell.</summary>
    /// <param name="set">Its measures.</param>
    public void Add(MeasureSet set) => Enlarge().Add(set);

    /// <summary>Adds another packed cell.</summary>
    /// <param name="packed">Its stored form.</param>
    /// <param name="levelsOnly">Whether only its levels count.</param>
    public void Add(ReadOnlySpan<byte> packed, bool levelsOnly)
    {
        var reader = new ByteReader(packed);
        for (var left = reader.ReadByte(); left > 0; left--)
        {
            var id = new MeasureId(reader.ReadInt());
            var value = reader.ReadSigned();
            if (Measure.IsSketch(id))
            {
                AddSketch(id, value, ref reader, levelsOnly);
            }
            else if (!levelsOnly || Measure.IsLevel(id))
            {
                Add(id, value);
            }
        }
    }

    /// <summary>Takes everything out.</summary>
    public void Clear() => Begin([PackedCell.Empty]);

    private void AddSketch(MeasureId id, long value, ref ByteReader reader, bool isSkipped)
    {
        var sumMs = reader.ReadSigned();
        var bucket = 0;
        var left = reader.ReadLength();
        if (left == 0 && !isSkipped)
        {
            AddBucket(id, value, sumMs, bucket, 0);
        }

        for (; left > 0; left--)
        {
            bucket += reader.ReadInt();
            var count = reader.ReadSigned();
            if (!isSkipped)
            {
                AddBucket(id, value, sumMs, bucket, count);
                (value, sumMs) = (0, 0);
            }
        }
    }

    private void AddBucket(MeasureId id, long delta, long sumMs, int bucket, long count)
    {
        var packed = new PackedCell(_packed, _length);
        if (Set is null && packed.HasRoom)
        {
            packed.Add(id, delta, sumMs, bucket, count);
            _length = packed.Length;
        }
        else
        {
            Enlarge().AddBucket(id, delta, sumMs, bucket, count);
        }
    }

    private MeasureSet Enlarge()
    {
        if (Set is null)
        {
            var reader = new ByteReader(Packed);
            Set = MeasureSet.Read(ref reader);
        }

        return Set;
    }
}

using Streaming.Domain.Binary;
using Streaming.Domain.Measures;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Cells;

/// <summary>A cell that is being changed: in its stored form as long as it is small, as a set of measures once it is large.</summary>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class OpenCell
{
    private readonly byte[] _packed = new byte[CellBodies.MaxPackedBytes + (2 * PackedCell.MostGrowth)];
    private int _length;
    private MeasurePlace _place;

    /// <summary>The pane that it lies in.</summary>
    public PaneTable Pane { get; private set; } = null!;

    /// <summary>Its split, by number.</summary>
    public int Split { get; private set; }

    /// <summary>Its number in <see cref="CellBodies"/>; <see cref="CellBodies.None"/> of a cell that is new.</summary>
    public int Number { get; private set; }

    /// <summary>The measures of a large cell; <see langword="null"/> while the cell is packed.</summary>
    public MeasureSet? Set { get; private set; }

    /// <summary>The stored form of a packed cell.</summary>
    public ReadOnlySpan<byte> Packed => _packed.AsSpan(0, _length);

    /// <summary>Begins with a cell as it is.</summary>
    /// <param name="pane">The pane that it lies in.</param>
    /// <param name="split">Its split, by number.</param>
    /// <param name="number">Its number in <paramref name="bodies"/>, or <see cref="CellBodies.None"/>.</param>
    /// <param name="bodies">What the cells hold; the measures of a large cell are changed in place.</param>
    public void Begin(PaneTable pane, int split, int number, CellBodies bodies)
    {
        (Pane, Split, Number) = (pane, split, number);
        if (number == CellBodies.None)
        {
            Clear();
            return;
        }

        Set = bodies.SetOf(number);
        if (Set is null)
        {
            var packed = bodies.Packed(number);
            packed.CopyTo(_packed);
            (_length, _place) = (packed.Length, default);
        }
    }

    /// <summary>Adds to a measure that keeps one number.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">What to add; negative to take back.</param>
    public void Add(MeasureId id, long delta)
    {
        var packed = new PackedCell(_packed, _length, _place);
        if (Set is null && packed.HasRoom)
        {
            packed.Add(id, delta);
            (_length, _place) = (packed.Length, packed.Place);
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
    public void Clear()
    {
        _packed[0] = PackedCell.Empty;
        (_length, _place) = (1, default);
        Set = null;
    }

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
        var packed = new PackedCell(_packed, _length, _place);
        if (Set is null && packed.HasRoom)
        {
            packed.Add(id, delta, sumMs, bucket, count);
            (_length, _place) = (packed.Length, packed.Place);
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

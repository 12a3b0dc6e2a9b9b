using Streaming.Domain.Binary;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>
/// The content of a cell: measures with their values. Sets form a commutative group: they add in any order, and adding the opposite
/// leaves nothing behind, bit for bit.
/// </summary>
/// <remarks>
/// The measures that are not zero, sorted: kept in their stored form where that is short, for most cells hold a handful of numbers, else as
/// an array. Not safe for use by two threads while one writes.
/// </remarks>
public sealed class MeasureSet
{
    /// <summary>A longer stored form is read into objects: many buckets are faster to add up so.</summary>
    public const int MaxPackedBytes = 512;

    private const int MostPackedToChange = 192;
    private static readonly byte[] Nothing = [0];

    private byte[]? _packed;
    private MeasureEntry[] _entries = [];
    private int _length;

    /// <summary>An empty set.</summary>
    public MeasureSet()
    {
        _packed = Nothing;
        _length = Nothing.Length;
    }

    private MeasureSet(MeasureEntry[] entries)
    {
        _entries = entries;
        _length = entries.Length;
    }

    private MeasureSet(byte[] packed)
    {
        _packed = packed;
        _length = packed.Length;
    }

    /// <summary>The measures that are not zero, sorted by id.</summary>
    public IReadOnlyList<MeasureEntry> Entries => _packed is null ? _entries[.._length] : Unpack(_packed.AsSpan(0, _length));

    /// <summary>Whether every measure is zero.</summary>
    public bool IsEmpty => _packed is null ? _length == 0 : _packed[0] == 0;

    /// <summary>A mark for whoever keeps the set as a cell: that it has changed since the last commit. Not part of the content.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>The content; the set must not change while it is read.</summary>
    public MeasureView View => _packed is null ? new(_entries.AsSpan(0, _length)) : MeasureView.Of(_packed.AsSpan(0, _length));

    /// <summary>Goes through the measures; the set must not change meanwhile.</summary>
    public MeasureReader Read() => View.Read();

    /// <summary>Adds to a measure that keeps one number.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">What to add; negative to take back.</param>
    public void Add(MeasureId id, long delta)
    {
        if (TryOpen(out var packed))
        {
            packed.Add(id, delta);
            _length = packed.Length;
            return;
        }

        ref var entry = ref Entry(id, out var at);
        entry.Value += delta;
        RemoveIfZero(at);
    }

    /// <summary>Adds a duration to a sketch measure.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="durationMs">Milliseconds, 0 to <see cref="SketchBuckets.MaxMs"/>.</param>
    /// <param name="count">How many such durations; negative to take back.</param>
    public void AddDuration(MeasureId id, long durationMs, long count) =>
        AddBucket(id, count, durationMs * count, SketchBuckets.IndexOf(durationMs), count);

    /// <summary>Adds another set to this one.</summary>
    /// <param name="other">The other set.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(MeasureSet other, int sign = 1) => Add(other.View, sign);

    /// <summary>Adds a content to this one.</summary>
    /// <param name="other">The other content.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(MeasureView other, int sign = 1)
    {
        var theirs = other.Read();
        while (theirs.Read())
        {
            if (!Measure.IsSketch(theirs.Id))
            {
                Add(theirs.Id, sign * theirs.Value);
            }
            else if (_packed is null)
            {
                AddSketch(ref theirs, sign);
            }
            else
            {
                var (delta, sumMs) = (sign * theirs.Value, sign * theirs.SumMs);
                do
                {
                    var count = theirs.ReadBucket() ? theirs.BucketCount : 0;
                    AddBucket(theirs.Id, delta, sumMs, theirs.Bucket, sign * count);
                    (delta, sumMs) = (0, 0);
                }
                while (theirs.BucketsLeft > 0);
            }
        }
    }

    /// <summary>The value of one measure; for a sketch measure, how many durations. 0 when the set does not hold it.</summary>
    /// <param name="id">The measure.</param>
    public long this[MeasureId id] => View[id];

    /// <summary>Takes everything out, keeping the room.</summary>
    public void Clear()
    {
        if (_packed is null || ReferenceEquals(_packed, Nothing))
        {
            (_packed, _entries, _length) = (Nothing, [], Nothing.Length);
            return;
        }

        _packed[0] = 0;
        _length = 1;
    }

    /// <summary>A copy that shares nothing with this set.</summary>
    public MeasureSet Clone() => Of(View);

    /// <summary>Appends the stored form.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ref ByteWriter writer) => View.Write(ref writer);

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a stored set.</exception>
    public static MeasureSet Read(ref ByteReader reader) => Of(MeasureView.Read(ref reader));

    /// <summary>A set with this content.</summary>
    /// <param name="content">The content; copied.</param>
    public static MeasureSet Of(MeasureView content)
    {
        if (!content.Stored.IsEmpty)
        {
            return content.Stored.Length <= MaxPackedBytes ? new MeasureSet(content.Stored.ToArray()) : new MeasureSet(Unpack(content.Stored));
        }

        var entries = content.Entries.ToArray();
        foreach (ref var entry in entries.AsSpan())
        {
            entry.Sketch = entry.Sketch?.Clone();
        }

        return new MeasureSet(entries);
    }

    /// <summary>Adds to a sketch measure.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">How many durations more, in all.</param>
    /// <param name="sumMs">Their sum, milliseconds.</param>
    /// <param name="bucket">A bucket of the sketch.</param>
    /// <param name="count">How many durations more it holds.</param>
    internal void AddBucket(MeasureId id, long delta, long sumMs, int bucket, long count)
    {
        if (TryOpen(out var packed))
        {
            packed.Add(id, delta, sumMs, bucket, count);
            _length = packed.Length;
            return;
        }

        ref var entry = ref Entry(id, out var at);
        entry.Value += delta;
        (entry.Sketch ??= new DurationSketch()).Add(sumMs, bucket, count);
        RemoveIfZero(at);
    }

    private static MeasureEntry[] Unpack(ReadOnlySpan<byte> stored)
    {
        var reader = new ByteReader(stored);
        var entries = new MeasureEntry[reader.ReadLength()];
        foreach (ref var entry in entries.AsSpan())
        {
            entry.Id = new MeasureId(reader.ReadInt());
            entry.Value = reader.ReadSigned();
            if (Measure.IsSketch(entry.Id))
            {
                entry.Sketch = DurationSketch.Read(ref reader);
            }
        }

        return entries;
    }

    /// <summary>Gives the stored form to change it, with room for one change; once it is long, goes over to the array.</summary>
    private bool TryOpen(out PackedCell packed)
    {
        packed = default;
        if (_packed is null)
        {
            return false;
        }

        if (_length > MostPackedToChange)
        {
            _entries = Unpack(_packed.AsSpan(0, _length));
            _length = _entries.Length;
            _packed = null;
            return false;
        }

        if (_packed.Length - _length < PackedCell.MostGrowth)
        {
            Array.Resize(ref _packed, _length + (2 * PackedCell.MostGrowth));
        }

        packed = new PackedCell(_packed, _length);
        return true;
    }

    private void AddSketch(ref MeasureReader theirs, int sign)
    {
        ref var entry = ref Entry(theirs.Id, out var at);
        entry.Value += sign * theirs.Value;
        var sketch = entry.Sketch ??= new DurationSketch();
        sketch.Add(sign * theirs.SumMs, bucket: 0, count: 0);
        while (theirs.ReadBucket())
        {
            sketch.Add(theirs.Bucket, sign * theirs.BucketCount);
        }

        RemoveIfZero(at);
    }

    private ref MeasureEntry Entry(MeasureId id, out int at)
    {
        at = 0;
        while (at < _length && _entries[at].Id.Value < id.Value)
        {
            at++;
        }

        if (at == _length || _entries[at].Id != id)
        {
            if (_length == _entries.Length)
            {
                Array.Resize(ref _entries, _length == 0 ? 4 : _length * 2);
            }

            Array.Copy(_entries, at, _entries, at + 1, _length - at);
            _entries[at] = new MeasureEntry { Id = id };
            _length++;
        }

        return ref _entries[at];
    }

    private void RemoveIfZero(int at)
    {
        if (_entries[at].IsZero)
        {
            _length--;
            Array.Copy(_entries, at + 1, _entries, at, _length - at);
            _entries[_length] = default;
        }
    }
}

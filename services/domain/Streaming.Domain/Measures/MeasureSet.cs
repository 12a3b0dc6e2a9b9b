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
    internal const int MaxPackedBytes = 512;

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

    /// <summary>Whether it holds one number, and a small one.</summary>
    public bool IsSingleNumber => _packed is not null && SingleNumbers.IsOne(_packed.AsSpan(0, _length));

    /// <summary>A mark for whoever keeps the set as a cell: that it has changed since the last commit. Not part of the content.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>Bytes that the stored form has at most.</summary>
    internal int MostStoredBytes
    {
        get
        {
            if (_packed is not null)
            {
                return _length;
            }

            var bytes = 5;
            foreach (ref readonly var entry in _entries.AsSpan(0, _length))
            {
                bytes += PackedCell.MostGrowth + (13 * (entry.Sketch?.BucketCount ?? 0));
            }

            return bytes;
        }
    }

    /// <summary>The measures of a set that is not kept in its stored form.</summary>
    internal ReadOnlySpan<MeasureEntry> Unpacked => _entries.AsSpan(0, _packed is null ? _length : 0);

    /// <summary>Goes through the measures; the set must not change meanwhile.</summary>
    public MeasureReader Read() => _packed is null ? new(_entries.AsSpan(0, _length)) : new(_packed.AsSpan(0, _length));

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
    public void Add(MeasureSet other, int sign = 1)
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
    public long this[MeasureId id]
    {
        get
        {
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

    /// <summary>A copy that shares nothing with this set.</summary>
    public MeasureSet Clone()
    {
        if (_packed is not null)
        {
            return new MeasureSet(_packed[.._length]);
        }

        var copy = _entries[.._length];
        foreach (ref var entry in copy.AsSpan())
        {
            entry.Sketch = entry.Sketch?.Clone();
        }

        return new MeasureSet(copy);
    }

    /// <summary>The stored form of a set that is kept so.</summary>
    /// <param name="packed">The stored form.</param>
    /// <returns><see langword="false"/> where the set is kept as <see cref="Unpacked"/>.</returns>
    internal bool TryGetPacked(out ReadOnlySpan<byte> packed)
    {
        packed = _packed.AsSpan(0, _packed is null ? 0 : _length);
        return _packed is not null;
    }

    /// <summary>Appends the stored form.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ref ByteWriter writer)
    {
        if (_packed is not null)
        {
            writer.WriteRaw(_packed.AsSpan(0, _length));
            return;
        }

        writer.WriteUnsigned((ulong)_length);
        foreach (ref readonly var entry in _entries.AsSpan(0, _length))
        {
            writer.WriteUnsigned((ulong)entry.Id.Value);
            writer.WriteSigned(entry.Value);
            if (Measure.IsSketch(entry.Id))
            {
                (entry.Sketch ?? new DurationSketch()).Write(ref writer);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote, as a set of the caller's own.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a stored set.</exception>
    public static MeasureSet Read(ref ByteReader reader) => Of(ReadStored(ref reader));

    /// <summary>Reads what <see cref="Write"/> wrote, as a set that nobody changes: many may share it.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a stored set.</exception>
    public static MeasureSet ReadFrozen(ref ByteReader reader) => FrozenOf(ReadStored(ref reader));

    /// <summary>The set of a stored form that is known to be sound.</summary>
    internal static MeasureSet Of(ReadOnlySpan<byte> stored) =>
        stored.Length <= MaxPackedBytes ? new MeasureSet(stored.ToArray()) : new MeasureSet(Unpack(stored));

    /// <summary>The set of a stored form that is known to be sound, which nobody changes: many may share it.</summary>
    internal static MeasureSet FrozenOf(ReadOnlySpan<byte> stored) => SingleNumbers.Find(stored) ?? Of(stored);

    /// <summary>Reads a stored form and checks it.</summary>
    private static ReadOnlySpan<byte> ReadStored(ref ByteReader reader)
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

        return reader.From(start);
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

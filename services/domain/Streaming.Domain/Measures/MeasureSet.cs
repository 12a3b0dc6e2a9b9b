using Streaming.Domain.Binary;
using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>
/// The content of a cell: measures with their values. Sets form a commutative group: they add in any order, and adding the opposite
/// leaves nothing behind, bit for bit.
/// </summary>
/// <remarks>A sorted array of the measures that are not zero. Not safe for use by two threads while one writes.</remarks>
public sealed class MeasureSet
{
    private MeasureEntry[] _entries;
    private int _count;

    /// <summary>An empty set.</summary>
    public MeasureSet()
    {
        _entries = [];
    }

    internal MeasureSet(MeasureEntry[] entries)
    {
        _entries = entries;
        _count = entries.Length;
    }

    /// <summary>The measures that are not zero, sorted by id.</summary>
    public ReadOnlySpan<MeasureEntry> Entries => _entries.AsSpan(0, _count);

    /// <summary>Whether every measure is zero.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>A mark for whoever keeps the set as a cell: that it has changed since the last commit. Not part of the content.</summary>
    internal bool IsChanged { get; set; }

    /// <summary>Adds to a measure that keeps one number.</summary>
    /// <param name="id">The measure.</param>
    /// <param name="delta">What to add; negative to take back.</param>
    public void Add(MeasureId id, long delta)
    {
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
        foreach (ref readonly var theirs in other.Entries)
        {
            ref var entry = ref Entry(theirs.Id, out var at);
            entry.Value += sign * theirs.Value;
            if (theirs.Sketch is not null)
            {
                (entry.Sketch ??= new DurationSketch()).Add(theirs.Sketch, sign);
            }

            RemoveIfZero(at);
        }
    }

    /// <summary>The value of one measure; for a sketch measure, how many durations. 0 when the set does not hold it.</summary>
    /// <param name="id">The measure.</param>
    public long this[MeasureId id]
    {
        get
        {
            var at = Find(id);
            return at >= 0 ? _entries[at].Value : 0;
        }
    }

    /// <summary>A copy that shares nothing with this set.</summary>
    public MeasureSet Clone()
    {
        var copy = Entries.ToArray();
        foreach (ref var entry in copy.AsSpan())
        {
            entry.Sketch = entry.Sketch?.Clone();
        }

        return new MeasureSet(copy);
    }

    /// <summary>Appends the stored form.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(ref ByteWriter writer)
    {
        writer.WriteUnsigned((ulong)_count);
        foreach (ref readonly var entry in Entries)
        {
            writer.WriteUnsigned((ulong)entry.Id.Value);
            writer.WriteSigned(entry.Value);
            if (Measure.IsSketch(entry.Id))
            {
                (entry.Sketch ?? new DurationSketch()).Write(ref writer);
            }
        }
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="reader">Where from.</param>
    /// <exception cref="InvalidDataException">The bytes are not a stored set.</exception>
    public static MeasureSet Read(ref ByteReader reader)
    {
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
        ref var entry = ref Entry(id, out var at);
        entry.Value += delta;
        (entry.Sketch ??= new DurationSketch()).Add(sumMs, bucket, count);
        RemoveIfZero(at);
    }

    private int Find(MeasureId id)
    {
        for (var i = 0; i < _count; i++)
        {
            var order = _entries[i].Id.Value - id.Value;
            if (order >= 0)
            {
                return order == 0 ? i : ~i;
            }
        }

        return ~_count;
    }

    private ref MeasureEntry Entry(MeasureId id, out int at)
    {
        at = Find(id);
        if (at < 0)
        {
            at = ~at;
            if (_count == _entries.Length)
            {
                Array.Resize(ref _entries, _count == 0 ? 4 : _count * 2);
            }

            Array.Copy(_entries, at, _entries, at + 1, _count - at);
            _entries[at] = new MeasureEntry { Id = id };
            _count++;
        }

        return ref _entries[at];
    }

    private void RemoveIfZero(int at)
    {
        if (_entries[at].IsZero)
        {
            _count--;
            Array.Copy(_entries, at + 1, _entries, at, _count - at);
            _entries[_count] = default;
        }
    }
}

using Streaming.Domain.Binary;

namespace Streaming.Domain.Sketches;

/// <summary>
/// How many durations fell into each bucket of <see cref="SketchBuckets"/>. Adding and taking back are exact inverses, in any order, so
/// that a duration can be retracted; empty buckets vanish.
/// </summary>
/// <remarks>Sparse: two parallel arrays sorted by bucket. Not safe for use by two threads while one writes.</remarks>
public sealed class DurationSketch
{
    private ushort[] _buckets;
    private long[] _counts;

    /// <summary>An empty sketch.</summary>
    public DurationSketch()
    {
        _buckets = [];
        _counts = [];
    }

    private DurationSketch(ushort[] buckets, long[] counts, int length)
    {
        _buckets = buckets;
        _counts = counts;
        BucketCount = length;
    }

    /// <summary>Number of buckets that are not empty.</summary>
    public int BucketCount { get; private set; }

    /// <summary>The buckets that are not empty, ascending.</summary>
    public ReadOnlySpan<ushort> Buckets => _buckets.AsSpan(0, BucketCount);

    /// <summary>The counts of <see cref="Buckets"/>, in the same order. A count is negative only in a difference of two sketches.</summary>
    public ReadOnlySpan<long> Counts => _counts.AsSpan(0, BucketCount);

    /// <summary>Adds to a bucket.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">How many durations; negative to take back.</param>
    public void Add(int bucket, long count)
    {
        var at = Buckets.BinarySearch((ushort)bucket);
        if (at >= 0)
        {
            _counts[at] += count;
            if (_counts[at] == 0)
            {
                RemoveAt(at);
            }
        }
        else if (count != 0)
        {
            InsertAt(~at, (ushort)bucket, count);
        }
    }

    /// <summary>Adds another sketch to this one.</summary>
    /// <param name="other">The other sketch.</param>
    /// <param name="sign">1 to add, -1 to take back.</param>
    public void Add(DurationSketch other, int sign)
    {
        for (var i = 0; i < other.BucketCount; i++)
        {
            Add(other._buckets[i], sign * other._counts[i]);
        }
    }

    /// <summary>A copy that shares nothing with this sketch.</summary>
    public DurationSketch Clone() => new(Buckets.ToArray(), Counts.ToArray(), BucketCount);

    internal void Write(ref ByteWriter writer)
    {
        writer.WriteUnsigned((ulong)BucketCount);
        var previous = 0;
        for (var i = 0; i < BucketCount; i++)
        {
            writer.WriteUnsigned((ulong)(_buckets[i] - previous));
            writer.WriteSigned(_counts[i]);
            previous = _buckets[i];
        }
    }

    internal static DurationSketch Read(ref ByteReader reader)
    {
        var length = reader.ReadLength();
        var buckets = new ushort[length];
        var counts = new long[length];
        var bucket = 0UL;
        for (var i = 0; i < length; i++)
        {
            bucket += reader.ReadUnsigned();
            buckets[i] = checked((ushort)bucket);
            counts[i] = reader.ReadSigned();
        }

        return new DurationSketch(buckets, counts, length);
    }

    private void InsertAt(int at, ushort bucket, long count)
    {
        if (BucketCount == _buckets.Length)
        {
            var capacity = BucketCount == 0 ? 2 : BucketCount * 2;
            Array.Resize(ref _buckets, capacity);
            Array.Resize(ref _counts, capacity);
        }

        Array.Copy(_buckets, at, _buckets, at + 1, BucketCount - at);
        Array.Copy(_counts, at, _counts, at + 1, BucketCount - at);
        _buckets[at] = bucket;
        _counts[at] = count;
        BucketCount++;
    }

    private void RemoveAt(int at)
    {
        BucketCount--;
        Array.Copy(_buckets, at + 1, _buckets, at, BucketCount - at);
        Array.Copy(_counts, at + 1, _counts, at, BucketCount - at);
    }
}

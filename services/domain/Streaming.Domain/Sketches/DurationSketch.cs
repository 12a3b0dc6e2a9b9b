using System.Runtime.InteropServices;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Sketches;

/// <summary>
/// How many durations fell into each bucket of <see cref="SketchBuckets"/>, and their exact sum. Adding and taking back are exact
/// inverses, in any order, so that a duration can be retracted; empty buckets vanish.
/// </summary>
/// <remarks>
/// Sparse: two parallel arrays sorted by bucket, but for the first bucket, which needs none, for most cells have only one. Not safe for
/// use by two threads while one writes.
/// </remarks>
public sealed class DurationSketch
{
    private ushort[]? _buckets;
    private long[]? _counts;
    private ushort _onlyBucket;
    private long _onlyCount;

    /// <summary>An empty sketch.</summary>
    public DurationSketch()
    {
    }

    internal DurationSketch(long sumMs) => SumMs = sumMs;

    /// <summary>Sum of the durations, milliseconds. In a difference of two sketches it may remain where no bucket does.</summary>
    public long SumMs { get; private set; }

    /// <summary>Whether the sketch says nothing.</summary>
    public bool IsEmpty => BucketCount == 0 && SumMs == 0;

    /// <summary>Number of buckets that are not empty.</summary>
    public int BucketCount { get; private set; }

    /// <summary>The buckets that are not empty, ascending.</summary>
    public ReadOnlySpan<ushort> Buckets =>
        _buckets is null ? MemoryMarshal.CreateReadOnlySpan(ref _onlyBucket, BucketCount) : _buckets.AsSpan(0, BucketCount);

    /// <summary>The counts of <see cref="Buckets"/>, in the same order. A count is negative only in a difference of two sketches.</summary>
    public ReadOnlySpan<long> Counts =>
        _counts is null ? MemoryMarshal.CreateReadOnlySpan(ref _onlyCount, BucketCount) : _counts.AsSpan(0, BucketCount);

    /// <summary>Adds a duration.</summary>
    /// <param name="durationMs">Milliseconds, 0 to <see cref="SketchBuckets.MaxMs"/>.</param>
    /// <param name="count">How many such durations; negative to take back.</param>
    public void AddDuration(long durationMs, long count) => Add(durationMs * count, SketchBuckets.IndexOf(durationMs), count);

    /// <summary>Adds to the sum and to a bucket.</summary>
    /// <param name="sumMs">What the sum grows by, milliseconds.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">How many durations; negative to take back.</param>
    internal void Add(long sumMs, int bucket, long count)
    {
        SumMs += sumMs;
        Add(bucket, count);
    }

    /// <summary>Adds to a bucket; the sum is the caller's affair.</summary>
    /// <param name="bucket">The bucket.</param>
    /// <param name="count">How many durations; negative to take back.</param>
    internal void Add(int bucket, long count)
    {
        var at = Buckets.BinarySearch((ushort)bucket);
        if (at < 0)
        {
            if (count != 0)
            {
                InsertAt(~at, (ushort)bucket, count);
            }

            return;
        }

        ref var known = ref _counts is null ? ref _onlyCount : ref _counts[at];
        known += count;
        if (known == 0)
        {
            RemoveAt(at);
        }
    }

    /// <summary>A copy that shares nothing with this sketch.</summary>
    public DurationSketch Clone()
    {
        var copy = (DurationSketch)MemberwiseClone();
        copy._buckets = _buckets?[..BucketCount];
        copy._counts = _counts?[..BucketCount];
        return copy;
    }

    /// <summary>Takes everything out, keeping the room.</summary>
    internal void Clear() => (SumMs, BucketCount) = (0, 0);

    internal void Write(ref ByteWriter writer)
    {
        writer.WriteSigned(SumMs);
        writer.WriteUnsigned((ulong)BucketCount);
        var previous = 0;
        var buckets = Buckets;
        var counts = Counts;
        for (var i = 0; i < buckets.Length; i++)
        {
            writer.WriteUnsigned((ulong)(buckets[i] - previous));
            writer.WriteSigned(counts[i]);
            previous = buckets[i];
        }
    }

    internal static DurationSketch Read(ref ByteReader reader)
    {
        var sumMs = reader.ReadSigned();
        var length = reader.ReadLength();
        var sketch = new DurationSketch(sumMs) { BucketCount = length };
        if (length > 1)
        {
            sketch._buckets = new ushort[length];
            sketch._counts = new long[length];
        }

        var bucket = 0UL;
        for (var i = 0; i < length; i++)
        {
            bucket += reader.ReadUnsigned();
            var count = reader.ReadSigned();
            if (sketch._buckets is null)
            {
                (sketch._onlyBucket, sketch._onlyCount) = (checked((ushort)bucket), count);
            }
            else
            {
                (sketch._buckets[i], sketch._counts![i]) = (checked((ushort)bucket), count);
            }
        }

        return sketch;
    }

    private void InsertAt(int at, ushort bucket, long count)
    {
        if (_buckets is null || _counts is null)
        {
            if (BucketCount == 0)
            {
                (_onlyBucket, _onlyCount, BucketCount) = (bucket, count, 1);
                return;
            }

            _buckets = [_onlyBucket, 0, 0, 0];
            _counts = [_onlyCount, 0, 0, 0];
        }
        else if (BucketCount == _buckets.Length)
        {
            Array.Resize(ref _buckets, BucketCount * 2);
            Array.Resize(ref _counts, BucketCount * 2);
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
        if (_buckets is not null && _counts is not null)
        {
            Array.Copy(_buckets, at + 1, _buckets, at, BucketCount - at);
            Array.Copy(_counts, at + 1, _counts, at, BucketCount - at);
        }
    }
}

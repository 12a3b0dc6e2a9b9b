using System.Buffers;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Measures;

/// <summary>
/// Sums and differences of measure sets that nobody changes any more, as new sets. A set that does not change is shared and not copied,
/// so a reader can keep every state that it ever showed.
/// </summary>
public static class MeasureAlgebra
{
    private const int HeaderBytes = 5;
    private const int MaxStackBytes = 256;

    /// <summary>The set that has nothing.</summary>
    public static MeasureSet Empty { get; } = new();

    /// <summary>The sum of two sets.</summary>
    /// <param name="left">One set; not changed now or later.</param>
    /// <param name="right">The other; not changed now or later.</param>
    public static MeasureSet Sum(MeasureSet left, MeasureSet right) =>
        right.IsEmpty ? left : left.IsEmpty ? right : Combine(left, right, 1);

    /// <summary>What must be added to one set to get another.</summary>
    /// <param name="newer">The set to get; not changed now or later.</param>
    /// <param name="older">The set to start from; not changed now or later.</param>
    public static MeasureSet Difference(MeasureSet newer, MeasureSet older) =>
        older.IsEmpty ? newer : ReferenceEquals(newer, older) ? Empty : Combine(newer, older, -1);

    /// <summary>Whether the sum of two sets is empty.</summary>
    /// <param name="left">One set.</param>
    /// <param name="right">The other.</param>
    public static bool AreOpposite(MeasureSet left, MeasureSet right)
    {
        var a = left.Read();
        var b = right.Read();
        while (a.Read())
        {
            if (!b.Read() || a.Id != b.Id || a.Value != -b.Value || a.SumMs != -b.SumMs || a.BucketsLeft != b.BucketsLeft)
            {
                return false;
            }

            while (a.ReadBucket() && b.ReadBucket())
            {
                if (a.Bucket != b.Bucket || a.BucketCount != -b.BucketCount)
                {
                    return false;
                }
            }
        }

        return !b.Read();
    }

    private static MeasureSet Combine(MeasureSet left, MeasureSet right, int sign)
    {
        if (left.TryGetPacked(out var leftStored) && right.TryGetPacked(out var rightStored)
            && SingleNumbers.Combine(leftStored, rightStored, sign) is { } single)
        {
            return single;
        }

        // A sum of two numbers may be one byte longer than either.
        var room = HeaderBytes + (2 * (left.MostStoredBytes + right.MostStoredBytes));
        var rented = room > MaxStackBytes ? ArrayPool<byte>.Shared.Rent(2 * room) : null;
        var buffer = rented is null ? stackalloc byte[2 * MaxStackBytes] : rented;
        var buckets = buffer[(buffer.Length / 2)..];
        var a = left.Read();
        var b = right.Read();
        var (hasLeft, hasRight) = (a.Read(), b.Read());
        var (measures, length) = (0, HeaderBytes);
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : a.Id.Value.CompareTo(b.Id.Value);
            var id = order <= 0 ? a.Id : b.Id;
            var value = (order <= 0 ? a.Value : 0) + (order >= 0 ? sign * b.Value : 0);
            if (Measure.IsSketch(id))
            {
                var sumMs = (order <= 0 ? a.SumMs : 0) + (order >= 0 ? sign * b.SumMs : 0);
                var bucketBytes = CombineBuckets(ref a, order <= 0, ref b, order >= 0, sign, buckets, out var bucketCount);
                if (value != 0 || sumMs != 0 || bucketCount != 0)
                {
                    measures++;
                    length = Varint.Write(buffer, length, (ulong)id.Value);
                    length = Varint.WriteSigned(buffer, length, value);
                    length = Varint.WriteSigned(buffer, length, sumMs);
                    length = Varint.Write(buffer, length, (ulong)bucketCount);
                    buckets[..bucketBytes].CopyTo(buffer[length..]);
                    length += bucketBytes;
                }
            }
            else if (value != 0)
            {
                measures++;
                length = Varint.Write(buffer, length, (ulong)id.Value);
                length = Varint.WriteSigned(buffer, length, value);
            }

            hasLeft = order <= 0 ? a.Read() : hasLeft;
            hasRight = order >= 0 ? b.Read() : hasRight;
        }

        var combined = measures == 0 ? Empty : Make(buffer[..length], measures);
        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }

        return combined;
    }

    private static int CombineBuckets(
        ref MeasureReader a, bool useLeft, ref MeasureReader b, bool useRight, int sign, scoped Span<byte> buckets, out int written)
    {
        var (hasLeft, hasRight) = (useLeft && a.ReadBucket(), useRight && b.ReadBucket());
        var (length, last) = (0, 0);
        written = 0;
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : a.Bucket.CompareTo(b.Bucket);
            var bucket = order <= 0 ? a.Bucket : b.Bucket;
            var count = (order <= 0 ? a.BucketCount : 0) + (order >= 0 ? sign * b.BucketCount : 0);
            if (count != 0)
            {
                length = Varint.Write(buckets, length, (ulong)(bucket - last));
                length = Varint.WriteSigned(buckets, length, count);
                last = bucket;
                written++;
            }

            hasLeft = order <= 0 ? a.ReadBucket() : hasLeft;
            hasRight = order >= 0 ? b.ReadBucket() : hasRight;
        }

        return length;
    }

    /// <summary>Puts the number of measures in front of them, where room was left for it.</summary>
    private static MeasureSet Make(Span<byte> stored, int measures)
    {
        Span<byte> number = stackalloc byte[HeaderBytes];
        var bytes = Varint.Write(number, 0, (ulong)measures);
        number[..bytes].CopyTo(stored[(HeaderBytes - bytes)..]);
        return MeasureSet.FrozenOf(stored[(HeaderBytes - bytes)..]);
    }
}

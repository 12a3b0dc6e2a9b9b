using System.Buffers;
using System.Numerics;
using Streaming.Domain.Binary;

namespace Streaming.Domain.Measures;

/// <summary>
/// Sums and differences of contents that stay as they are: a reader can keep every state that it ever showed, and share what did not change.
/// </summary>
public static class MeasureAlgebra
{
    /// <summary>The set that has nothing.</summary>
    public static MeasureSet Empty { get; } = new();

    /// <summary>A set with something added: itself where that is nothing, else a new one.</summary>
    /// <param name="set">The set; not changed now or later.</param>
    /// <param name="more">What to add.</param>
    public static MeasureSet Sum(MeasureSet set, MeasureView more)
    {
        if (more.IsEmpty)
        {
            return set;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Room(set.View, more));
        var length = Write(set.View, more, 1, buffer);
        var sum = length == 0 ? Empty : MeasureSet.Of(MeasureView.Of(buffer.AsSpan(0, length)));
        ArrayPool<byte>.Shared.Return(buffer);
        return sum;
    }

    /// <summary>Most bytes that <see cref="Write"/> needs.</summary>
    /// <param name="left">One content.</param>
    /// <param name="right">The other.</param>
    public static int Room(MeasureView left, MeasureView right) =>
        // A number with its sign turned may be one byte longer, and the headers have room for more measures than may be left.
        Varint.MaxBytes + (2 * (left.MostStoredBytes + right.MostStoredBytes));

    /// <summary>Writes the stored form of a sum or a difference.</summary>
    /// <param name="left">One content.</param>
    /// <param name="right">The other.</param>
    /// <param name="sign">1 to add the other, -1 to take it away.</param>
    /// <param name="destination">Where to; at least <see cref="Room"/>.</param>
    /// <returns>How many bytes; 0 where nothing is left, and nothing stands there then.</returns>
    public static int Write(MeasureView left, MeasureView right, int sign, Span<byte> destination)
    {
        var a = left.Read();
        var b = right.Read();
        var reserved = LengthOf(a.Count + b.Count);
        var (hasLeft, hasRight) = (a.Read(), b.Read());
        var (measures, at) = (0, reserved);
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : a.Id.Value.CompareTo(b.Id.Value);
            var id = order <= 0 ? a.Id : b.Id;
            var value = (order <= 0 ? a.Value : 0) + (order >= 0 ? sign * b.Value : 0);
            if (Measure.IsSketch(id))
            {
                var end = WriteSketch(ref a, order <= 0, ref b, order >= 0, sign, value, destination, Varint.Write(destination, at, (ulong)id.Value));
                measures += end > 0 ? 1 : 0;
                at = end > 0 ? end : at;
            }
            else if (value != 0)
            {
                measures++;
                at = Varint.Write(destination, at, (ulong)id.Value);
                at = Varint.WriteSigned(destination, at, value);
            }

            hasLeft = order <= 0 ? a.Read() : hasLeft;
            hasRight = order >= 0 ? b.Read() : hasRight;
        }

        return measures == 0 ? 0 : WriteCount(destination, 0, reserved, measures, at);
    }

    /// <summary>Whether the sum of two contents is empty.</summary>
    /// <param name="left">One content.</param>
    /// <param name="right">The other.</param>
    public static bool AreOpposite(MeasureView left, MeasureView right)
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

    /// <summary>Writes what follows the number of a sketch measure.</summary>
    /// <returns>The byte after the last one written; 0 where nothing is left of the measure.</returns>
    private static int WriteSketch(
        ref MeasureReader a, bool useLeft, ref MeasureReader b, bool useRight, int sign, long value, Span<byte> destination, int at)
    {
        var sumMs = (useLeft ? a.SumMs : 0) + (useRight ? sign * b.SumMs : 0);
        var reserved = LengthOf((useLeft ? a.BucketsLeft : 0) + (useRight ? b.BucketsLeft : 0));
        at = Varint.WriteSigned(destination, at, value);
        at = Varint.WriteSigned(destination, at, sumMs);
        var start = at;
        at += reserved;
        var (hasLeft, hasRight) = (useLeft && a.ReadBucket(), useRight && b.ReadBucket());
        var (written, last) = (0, 0);
        while (hasLeft || hasRight)
        {
            var order = !hasLeft ? 1 : !hasRight ? -1 : a.Bucket.CompareTo(b.Bucket);
            var bucket = order <= 0 ? a.Bucket : b.Bucket;
            var count = (order <= 0 ? a.BucketCount : 0) + (order >= 0 ? sign * b.BucketCount : 0);
            if (count != 0)
            {
                at = Varint.Write(destination, at, (ulong)(bucket - last));
                at = Varint.WriteSigned(destination, at, count);
                last = bucket;
                written++;
            }

            hasLeft = order <= 0 ? a.ReadBucket() : hasLeft;
            hasRight = order >= 0 ? b.ReadBucket() : hasRight;
        }

        return value == 0 && sumMs == 0 && written == 0 ? 0 : WriteCount(destination, start, reserved, written, at);
    }

    /// <summary>Writes how many things follow into the room that was left for it, and moves them up where that was too much.</summary>
    /// <returns>The byte after the last one of them.</returns>
    private static int WriteCount(Span<byte> destination, int start, int reserved, int count, int end)
    {
        var behind = Varint.Write(destination, start, (ulong)count);
        var surplus = start + reserved - behind;
        if (surplus > 0)
        {
            destination[(behind + surplus)..end].CopyTo(destination[behind..]);
        }

        return end - surplus;
    }

    /// <summary>How many bytes a number of things takes.</summary>
    private static int LengthOf(int count) => (BitOperations.Log2((uint)count | 1) / 7) + 1;
}

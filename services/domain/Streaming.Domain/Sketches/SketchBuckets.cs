using System.Numerics;

namespace Streaming.Domain.Sketches;

/// <summary>
/// The bucket layout of every duration sketch: zero apart, values below 128 exactly, then 64 linear sub-buckets per power of two. The
/// midpoint of a bucket differs from any value in it by at most 1/128 of that value (0.79 %).
/// </summary>
/// <remarks>The layout is that of a log-linear histogram, in integer arithmetic, so that every machine puts a value in the same bucket.</remarks>
public static class SketchBuckets
{
    /// <summary>Largest duration that a sketch holds, in milliseconds: ten years of 365 days. Longer ones are left out.</summary>
    public const long MaxMs = 315_360_000_000;

    private const int SubBucketBits = 6;

    /// <summary>Number of buckets, so one more than the greatest index.</summary>
    public static int Count { get; } = IndexOf(MaxMs) + 1;

    /// <summary>The bucket that holds a value.</summary>
    /// <param name="valueMs">0 to <see cref="MaxMs"/>, milliseconds.</param>
    public static int IndexOf(long valueMs)
    {
        var shift = BitOperations.Log2((ulong)valueMs | 1) - SubBucketBits;
        return shift <= 0 ? (int)valueMs : (shift << SubBucketBits) + (int)(valueMs >> shift);
    }

    /// <summary>The value that stands for a bucket: its midpoint, in milliseconds.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public static double MidpointMs(int index)
    {
        var shift = (index >> SubBucketBits) - 1;
        if (shift <= 0)
        {
            return index;
        }

        var mantissa = (long)(index - (shift << SubBucketBits));
        var first = mantissa << shift;
        var width = 1L << shift;
        return first + ((width - 1) / 2.0);
    }
}

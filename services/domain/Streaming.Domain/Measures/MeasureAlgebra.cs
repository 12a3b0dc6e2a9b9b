using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>
/// Sums and differences of measure sets that nobody changes any more, as new sets. What does not differ is shared and not copied, so a
/// reader can keep every state that it ever showed.
/// </summary>
public static class MeasureAlgebra
{
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
        var a = left.Entries;
        var b = right.Entries;
        if (a.Length != b.Length)
        {
            return false;
        }

        for (var i = 0; i < a.Length; i++)
        {
            if (a[i].Id != b[i].Id || a[i].Value != -b[i].Value || a[i].SumMs != -b[i].SumMs)
            {
                return false;
            }
        }

        return Combine(left, right, 1).IsEmpty;
    }

    private static MeasureSet Combine(MeasureSet left, MeasureSet right, int sign)
    {
        var a = left.Entries;
        var b = right.Entries;
        var combined = new MeasureEntry[CountUnion(a, b)];
        var count = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].Id.Value.CompareTo(b[j].Id.Value);
            var entry = order switch
            {
                < 0 => a[i++],
                > 0 => Signed(b[j++], sign),
                _ => Combine(a[i++], b[j++], sign),
            };
            if (!entry.IsZero)
            {
                combined[count++] = entry;
            }
        }

        if (count == 0)
        {
            return Empty;
        }

        if (count < combined.Length)
        {
            Array.Resize(ref combined, count);
        }

        return new MeasureSet(combined);
    }

    private static int CountUnion(ReadOnlySpan<MeasureEntry> a, ReadOnlySpan<MeasureEntry> b)
    {
        var count = a.Length + b.Length;
        for (int i = 0, j = 0; i < a.Length && j < b.Length;)
        {
            var order = a[i].Id.Value.CompareTo(b[j].Id.Value);
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
            count -= order == 0 ? 1 : 0;
        }

        return count;
    }

    private static MeasureEntry Signed(in MeasureEntry entry, int sign) => sign > 0
        ? entry
        : new MeasureEntry
        {
            Id = entry.Id,
            Value = -entry.Value,
            Sketch = entry.Sketch is null ? null : Merge(null, entry.Sketch, -1),
        };

    private static MeasureEntry Combine(in MeasureEntry left, in MeasureEntry right, int sign) => new()
    {
        Id = left.Id,
        Value = left.Value + (sign * right.Value),
        Sketch = right.Sketch is null ? left.Sketch : Merge(left.Sketch, right.Sketch, sign),
    };

    private static DurationSketch? Merge(DurationSketch? left, DurationSketch right, int sign)
    {
        if (right.IsEmpty)
        {
            return left;
        }

        var sumMs = (left?.SumMs ?? 0) + (sign * right.SumMs);
        var a = left is null ? default : left.Buckets;
        var aCounts = left is null ? default : left.Counts;
        var b = right.Buckets;
        var bCounts = right.Counts;
        if (sign < 0 && a.SequenceEqual(b) && aCounts.SequenceEqual(bCounts))
        {
            return sumMs == 0 ? null : new DurationSketch(sumMs);
        }

        // Appending in ascending order costs no moves.
        var merged = new DurationSketch(sumMs);
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            var order = i == a.Length ? 1 : j == b.Length ? -1 : a[i].CompareTo(b[j]);
            switch (order)
            {
                case < 0:
                    merged.Add(a[i], aCounts[i]);
                    i++;
                    break;
                case > 0:
                    merged.Add(b[j], sign * bCounts[j]);
                    j++;
                    break;
                default:
                    merged.Add(a[i], aCounts[i] + (sign * bCounts[j]));
                    i++;
                    j++;
                    break;
            }
        }

        return merged;
    }
}

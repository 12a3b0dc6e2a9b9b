namespace Streaming.Domain.Measures;

/// <summary>
/// Sets of a single small number, each made once and shared by all who read it. What a customer has in a pane is mostly one ticket, and there are
/// millions of such cells: as objects of their own they would be most of a reader's memory.
/// </summary>
internal static class SingleNumbers
{
    // Both the measure's number and the number's value take one byte of the stored form, of seven bits.
    private const int Bits = 7;
    private const int StoredBytes = 3;
    private const byte OneMeasure = 1;
    private static readonly MeasureSet?[] Sets = new MeasureSet?[1 << (2 * Bits)];

    /// <summary>The shared set of a stored form.</summary>
    /// <param name="stored">The stored form; sound.</param>
    /// <returns><see langword="null"/> where it holds anything but one small number.</returns>
    public static MeasureSet? Find(ReadOnlySpan<byte> stored)
    {
        if (!IsOne(stored))
        {
            return null;
        }

        // Two threads may make the same one at once; either will do.
        return Sets[(stored[1] << Bits) | stored[2]] ??= MeasureSet.Of(stored);
    }

    /// <summary>Whether a stored form holds one small number and nothing else.</summary>
    /// <param name="stored">The stored form; sound.</param>
    public static bool IsOne(ReadOnlySpan<byte> stored) => stored.Length == StoredBytes && stored[0] == OneMeasure;

    /// <summary>The sum of two stored forms of one small number each, of the same measure.</summary>
    /// <param name="left">One stored form.</param>
    /// <param name="right">The other.</param>
    /// <param name="sign">1 to add the other, -1 to take it away.</param>
    /// <returns><see langword="null"/> where they are not such forms, or their sum is not so small.</returns>
    public static MeasureSet? Combine(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, int sign)
    {
        if (!IsOne(left) || !IsOne(right) || left[1] != right[1])
        {
            return null;
        }

        var sum = Number(left) + (sign * Number(right));
        if (sum == 0)
        {
            return MeasureAlgebra.Empty;
        }

        var stored = sum >= 0 ? sum << 1 : (-sum << 1) - 1;
        return stored < 1 << Bits ? Find([OneMeasure, left[1], (byte)stored]) : null;
    }

    /// <summary>The number of a stored form: its sign is in the lowest bit.</summary>
    private static int Number(ReadOnlySpan<byte> stored) => (stored[2] >> 1) ^ -(stored[2] & 1);
}

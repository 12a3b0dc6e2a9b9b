namespace Streaming.Benchmarks.Macro.Reports;

/// <summary>Where many measurements lie.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="P50">The median, by nearest rank.</param>
/// <param name="P99">99 of 100 are not above it.</param>
/// <param name="Max">The greatest.</param>
internal readonly record struct Percentiles(int Count, double P50, double P99, double Max)
{
    /// <summary>Sums measurements up.</summary>
    /// <param name="values">The measurements, in any order.</param>
    public static Percentiles Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? default
            : new Percentiles(sorted.Length, At(sorted, 0.5), At(sorted, 0.99), sorted[^1]);
    }

    /// <summary>The median of some runs.</summary>
    /// <param name="values">One number for each run.</param>
    public static double Median(IEnumerable<double> values) => At([.. values.Order()], 0.5);

    private static double At(double[] sorted, double part) => sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
}

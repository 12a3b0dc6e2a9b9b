namespace Streaming.Replay.Simulation;

/// <summary>
/// Random numbers that a seed fixes for good, on every machine and every version of the runtime: SplitMix64 (Steele, Lea and Flood, 2014).
/// </summary>
/// <remarks>Not safe for use by several threads at once, and not for secrets.</remarks>
/// <param name="seed">Where the sequence starts.</param>
internal sealed class SeededRandom(ulong seed)
{
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private ulong _state = seed;

    /// <summary>A sequence of its own for one of many things made from the same seed.</summary>
    /// <param name="seed">The seed of all.</param>
    /// <param name="stream">Which of them.</param>
    /// <returns>A new sequence.</returns>
    public static SeededRandom ForStream(long seed, long stream) => new(Mix((ulong)seed) ^ Mix(((ulong)stream * Gamma) + 1));

    /// <summary>64 random bits.</summary>
    /// <returns>Any value.</returns>
    public ulong NextBits() => Mix(_state += Gamma);

    /// <summary>A share.</summary>
    /// <returns>A number from 0 to below 1.</returns>
    public double NextShare() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number below a limit.</summary>
    /// <param name="limit">Above 0.</param>
    /// <returns>0 to below <paramref name="limit"/>.</returns>
    public int NextBelow(int limit) => (int)(((UInt128)NextBits() * (uint)limit) >> 64);

    /// <summary>Whether something that has a probability happens.</summary>
    /// <param name="probability">0 to 1.</param>
    /// <returns>Whether it does.</returns>
    public bool Happens(double probability) => NextShare() < probability;

    /// <summary>One of several values, by weight.</summary>
    /// <typeparam name="T">The values' type.</typeparam>
    /// <param name="choices">Values with weights above 0.</param>
    /// <returns>One of them.</returns>
    public T Pick<T>(ReadOnlySpan<(T Value, double Weight)> choices)
    {
        var total = 0.0;
        foreach (var (_, weight) in choices)
        {
            total += weight;
        }

        var left = NextShare() * total;
        foreach (var (value, weight) in choices)
        {
            left -= weight;
            if (left < 0)
            {
                return value;
            }
        }

        return choices[^1].Value;
    }

    /// <summary>A number below a limit, where small numbers are likelier: the k-th has about 1 / (k + 1) of the weight of the first.</summary>
    /// <param name="limit">Above 0.</param>
    /// <returns>0 to below <paramref name="limit"/>.</returns>
    public int NextSkewed(int limit) => Math.Min(limit - 1, (int)(Math.Pow(limit + 1, NextShare()) - 1));

    /// <summary>A duration that is mostly near its median and sometimes much longer (log-normal), floored to the millisecond.</summary>
    /// <param name="median">Half are shorter.</param>
    /// <param name="spread">Standard deviation of the logarithm: 0.5 is narrow, 1.5 wide.</param>
    /// <returns>At least 1 s, at most 60 days.</returns>
    public TimeSpan NextDuration(TimeSpan median, double spread)
    {
        var normal = Math.Sqrt(-2 * Math.Log(1 - NextShare())) * Math.Cos(2 * Math.PI * NextShare());
        var milliseconds = median.TotalMilliseconds * Math.Exp(spread * normal);
        return TimeSpan.FromMilliseconds((long)Math.Clamp(milliseconds, 1_000, 60 * 86_400_000.0));
    }

    private static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}

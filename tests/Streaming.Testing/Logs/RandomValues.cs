namespace Streaming.Testing.Logs;

/// <summary>Random values of the small sets that random logs draw from.</summary>
internal sealed class RandomValues(Random random)
{
    private static readonly string?[] Teams = ["billing", "tech", "tech", null];
    private static readonly string?[] Agents = ["a-1", "a-2", "a-10", null];
    private static readonly string?[] Channels = ["email", "phone", "chat", null];
    private static readonly string?[] Categories = ["login", "invoice", "bug", null];
    private static readonly string?[] Priorities = ["high", "normal", null];
    private static readonly string?[] Products = ["invoicing", "stock", null];
    private static readonly long[] Pauses =
        [0, 0, 0, 0, 1, 999, 1_000, 10_000, 60_000, 300_000, 3_600_000, 3_600_000, 28_800_000, 86_400_000, 259_200_000, 604_800_000];

    private static readonly long[] Skews = [0, 0, 0, 0, 0, 0, 0, -1, -10_000, -3_600_000];

    /// <summary>A team or null.</summary>
    public string? Team() => Pick(random, Teams);

    /// <summary>An agent or null.</summary>
    public string? Agent() => Pick(random, Agents);

    /// <summary>A channel or null.</summary>
    public string? Channel() => Pick(random, Channels);

    /// <summary>A category or null.</summary>
    public string? Category() => Pick(random, Categories);

    /// <summary>A priority or null.</summary>
    public string? Priority() => Pick(random, Priorities);

    /// <summary>A product or null.</summary>
    public string? Product() => Pick(random, Products);

    /// <summary>Time until the next event, milliseconds: often none, at times exactly one of the limits (72 h, 7 d).</summary>
    public long Pause() => Pick(random, Pauses);

    /// <summary>How far a clock is off, milliseconds: mostly not at all.</summary>
    public long Skew() => Pick(random, Skews);

    /// <summary>True with the given chance.</summary>
    public bool Chance(double chance) => random.NextDouble() < chance;

    /// <summary>The value with the given chance, else null.</summary>
    public string? Maybe(double chance, string? value) => Chance(chance) ? value : null;

    /// <summary>One of the values.</summary>
    public static T Pick<T>(Random random, IReadOnlyList<T> values) => values[random.Next(values.Count)];
}

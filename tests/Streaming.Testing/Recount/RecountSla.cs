namespace Streaming.Testing.Recount;

/// <summary>The SLA policies of a recount.</summary>
/// <param name="Versions">The versions, earliest first.</param>
/// <param name="Default">The hours of tickets without a policy; null for none.</param>
public sealed record RecountSla(IReadOnlyList<RecountPolicyVersion> Versions, RecountHours? Default = null)
{
    /// <summary>The attributes that any policy looks at.</summary>
    public IReadOnlySet<RecountDimension> Matched { get; } =
        Versions.SelectMany(version => version.Policies).SelectMany(policy => policy.Match.Keys).ToHashSet();

    /// <summary>The first policy that matches, of the version effective at a time; null where there is none.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    /// <param name="split">The ticket's values.</param>
    /// <returns>The policy.</returns>
    public RecountPolicy? At(long timeMs, RecountSplit split) => Versions
        .LastOrDefault(version => version.EffectiveFromMs <= timeMs)?.Policies
        .FirstOrDefault(policy => policy.Match.All(match => match.Value.Contains(split.Value(match.Key))));
}

/// <summary>The policies from a time on.</summary>
/// <param name="EffectiveFromMs">From when, Unix milliseconds.</param>
/// <param name="Policies">The policies, first match first.</param>
public sealed record RecountPolicyVersion(long EffectiveFromMs, IReadOnlyList<RecountPolicy> Policies);

/// <summary>One policy.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Match">The values that it accepts, by dimension.</param>
/// <param name="Targets">What it promises, by the clock's name.</param>
public sealed record RecountPolicy(
    string Name,
    IReadOnlyDictionary<RecountDimension, IReadOnlyList<string>> Match,
    IReadOnlyDictionary<string, RecountTarget> Targets)
{
    /// <summary>T7's delay of its tickets, milliseconds; null for the default.</summary>
    public long? ResolutionDelayMs { get; init; }
}

/// <summary>One promise.</summary>
/// <param name="DurationMs">Open milliseconds.</param>
/// <param name="Hours">When the clock runs.</param>
/// <param name="RiskMs">Open milliseconds after which it is at risk; null for never.</param>
public sealed record RecountTarget(long DurationMs, RecountHours Hours, long? RiskMs);

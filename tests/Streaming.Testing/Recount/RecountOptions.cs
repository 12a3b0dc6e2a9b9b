namespace Streaming.Testing.Recount;

/// <summary>The configuration that the numbers depend on.</summary>
public sealed record RecountOptions
{
    /// <summary>T7's delay D from creation; default 72 h, calendar time.</summary>
    public TimeSpan ResolutionDelay { get; init; } = TimeSpan.FromHours(72);

    /// <summary>T7's delay of a ticket: that of the policy it was created under, else the default.</summary>
    /// <param name="createdMs">Its creation, Unix milliseconds.</param>
    /// <param name="creation">Its values then.</param>
    /// <returns>Milliseconds.</returns>
    public long ResolutionDelayMs(long createdMs, RecountSplit creation) =>
        Sla?.At(createdMs, creation)?.ResolutionDelayMs ?? (long)ResolutionDelay.TotalMilliseconds;

    /// <summary>The longest delay that any ticket may have, milliseconds.</summary>
    public long LongestResolutionDelayMs => (Sla?.Versions ?? [])
        .SelectMany(version => version.Policies)
        .Select(policy => policy.ResolutionDelayMs ?? 0)
        .Append((long)ResolutionDelay.TotalMilliseconds)
        .Max();

    /// <summary>T9's R: a reopening at most this long after the first resolution takes the numerator back; default 7 × 24 h.</summary>
    public TimeSpan ReopenPeriod { get; init; } = TimeSpan.FromDays(7);

    /// <summary>An event more than this much older than its record is expired; default 100 d.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(100);

    /// <summary>An event more than this much newer than its record is from the future; default 5 min.</summary>
    public TimeSpan FutureAllowance { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>A ticket silent for this long is closed as abandoned; default 400 d.</summary>
    public TimeSpan AbandonedAfter { get; init; } = TimeSpan.FromDays(400);

    /// <summary>A longer duration is counted as too long and left out of every measure; default 10 × 365 d.</summary>
    public TimeSpan LongestDuration { get; init; } = TimeSpan.FromDays(3650);

    /// <summary>A comment this long after it was written is gone; default 90 d.</summary>
    public TimeSpan CommentSpan { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Least satisfied score of each CSAT scale (least, greatest score); another scale is refused.</summary>
    public IReadOnlyDictionary<(int Min, int Max), int> CsatSatisfiedFrom { get; init; } =
        new Dictionary<(int Min, int Max), int> { [(0, 1)] = 1, [(1, 5)] = 4, [(1, 7)] = 6, [(1, 10)] = 8 };

    /// <summary>Greatest hard and least easy score of each CES scale (least, greatest score); another scale is refused.</summary>
    public IReadOnlyDictionary<(int Min, int Max), (int HardTo, int EasyFrom)> CesCuts { get; init; } =
        new Dictionary<(int Min, int Max), (int HardTo, int EasyFrom)> { [(1, 5)] = (2, 4), [(1, 7)] = (3, 5) };

    /// <summary>The SLA policies; null for none.</summary>
    public RecountSla? Sla { get; init; }

    /// <summary>The scales (least, greatest score) that an NPS question may have.</summary>
    public IReadOnlySet<(int Min, int Max)> NpsScales { get; init; } = new HashSet<(int Min, int Max)> { (0, 10), (1, 10) };
}

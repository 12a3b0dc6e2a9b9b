using Streaming.Domain.Names;

namespace Streaming.Domain.Kpis.Bands;

/// <summary>What the values of one statistic are judged by.</summary>
public sealed record KpiStandard
{
    /// <summary>The bands; <see langword="null"/> without.</summary>
    public BandRule? Bands { get; init; }

    /// <summary>Name of the set that the bands come from; empty without bands.</summary>
    public string SetName { get; init; } = "";

    /// <summary>Where the limits come from, in words.</summary>
    public string Source { get; init; } = "";

    /// <summary>What the desk aims at; <see langword="null"/> without.</summary>
    public Limit? Target { get; init; }

    /// <summary>Fewer observations than this are not judged.</summary>
    public long MinimumSample { get; init; }

    /// <summary>The dimension of whose one value it holds; <see langword="null"/> where it holds for everything else.</summary>
    public NameKind? Dimension { get; init; }

    /// <summary>That value.</summary>
    public string Value { get; init; } = "";

    /// <summary>Judges a number. What is absent has neither band nor outcome: no data is never good. Nor has what is too early to judge.</summary>
    /// <param name="value">The number.</param>
    public KpiJudgement Judge(in KpiValue value)
    {
        if (value.Value is not { } number || value.IsUnripe)
        {
            return default;
        }

        return value.SampleSize < MinimumSample
            ? new KpiJudgement(null, null, IsTooFew: true)
            : new KpiJudgement(Bands?.Classify(number), Target?.IsMetBy(number), IsTooFew: false);
    }
}

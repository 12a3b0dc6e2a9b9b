using Streaming.Domain.Events;

namespace Streaming.Hosting;

/// <summary>Which answers on one survey scale count as low, and which as high.</summary>
public sealed record SurveyCutOptions
{
    /// <summary>What the survey asks.</summary>
    public SurveyKind Kind { get; init; }

    /// <summary>Lowest value of the scale.</summary>
    public int Min { get; init; }

    /// <summary>Highest value of the scale, above <see cref="Min"/>.</summary>
    public int Max { get; init; }

    /// <summary>The highest value that counts as dissatisfied, hard or a detractor.</summary>
    public int LowUpTo { get; init; }

    /// <summary>The lowest value that counts as satisfied, easy or a promoter; above <see cref="LowUpTo"/>.</summary>
    public int HighFrom { get; init; }
}

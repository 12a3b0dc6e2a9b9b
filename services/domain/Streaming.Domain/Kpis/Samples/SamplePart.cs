namespace Streaming.Domain.Kpis.Samples;

/// <summary>Where one thing that was counted stands in a KPI.</summary>
public enum SamplePart
{
    /// <summary>Not counted by the KPI.</summary>
    None = 0,

    /// <summary>Counted: part of the sample that the number rests on.</summary>
    Counted = 1,

    /// <summary>Counted by a survey's score, and answered well: promoter, satisfied, easy.</summary>
    Good = 2,

    /// <summary>Counted by a survey's score, and answered badly: detractor, dissatisfied, hard.</summary>
    Bad = 3,

    /// <summary>Not part of the sample, but of the numerator over it: what is in the sample beside it was met.</summary>
    Met = 4,
}

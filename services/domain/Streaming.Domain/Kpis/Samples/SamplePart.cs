namespace Streaming.Domain.Kpis.Samples;

/// <summary>Where one thing that was counted stands in a KPI.</summary>
public enum SamplePart
{
    /// <summary>Not counted by the KPI.</summary>
    None = 0,

    /// <summary>Counted: part of the sample that the number rests on.</summary>
    Counted = 1,

    /// <summary>Counted, and good: by a survey's score promoter, satisfied or easy; a promise that was kept.</summary>
    Good = 2,

    /// <summary>Counted, and bad: by a survey's score detractor, dissatisfied or hard; a promise that was not kept.</summary>
    Bad = 3,

    /// <summary>Not part of the sample, but of the numerator over it: what is in the sample beside it was met.</summary>
    Met = 4,
}

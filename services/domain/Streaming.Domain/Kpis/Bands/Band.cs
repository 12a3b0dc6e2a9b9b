namespace Streaming.Domain.Kpis.Bands;

/// <summary>How good a value is beside a benchmark.</summary>
public enum Band
{
    /// <summary>Beyond what most reach.</summary>
    Exceptional,

    /// <summary>Better than most.</summary>
    AboveAverage,

    /// <summary>As most.</summary>
    Typical,

    /// <summary>Worse than most.</summary>
    BelowTypical,

    /// <summary>Good enough, where a benchmark has one limit only.</summary>
    Satisfactory,

    /// <summary>Not good enough, where a benchmark has one limit only.</summary>
    Unsatisfactory,
}

namespace Streaming.Domain.Measures;

/// <summary>What a measure keeps.</summary>
public enum MeasureShape
{
    /// <summary>How often something happened.</summary>
    Count,

    /// <summary>Count, sum and distribution of durations.</summary>
    Durations,

    /// <summary>A sum of milliseconds.</summary>
    Milliseconds,

    /// <summary>How many are in a state: a running sum of changes.</summary>
    Level,
}

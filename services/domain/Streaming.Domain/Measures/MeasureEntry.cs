using Streaming.Domain.Sketches;

namespace Streaming.Domain.Measures;

/// <summary>One measure's value in a <see cref="MeasureSet"/>.</summary>
public struct MeasureEntry
{
    /// <summary>Which measure.</summary>
    public MeasureId Id;

    /// <summary>The number; for a sketch measure, how many durations.</summary>
    public long Value;

    /// <summary>Sum and distribution of the durations; <see langword="null"/> for other measures.</summary>
    public DurationSketch? Sketch;

    /// <summary>Sum of the durations, milliseconds; 0 for other measures.</summary>
    public readonly long SumMs => Sketch?.SumMs ?? 0;

    /// <summary>Whether the measure says nothing, so that it need not be kept.</summary>
    public readonly bool IsZero => Value == 0 && (Sketch is null || Sketch.IsEmpty);
}

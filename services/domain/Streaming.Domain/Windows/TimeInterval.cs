namespace Streaming.Domain.Windows;

/// <summary>A half-open interval of event time, [start, end).</summary>
/// <param name="StartMs">First instant inside, Unix milliseconds.</param>
/// <param name="EndMs">First instant outside, Unix milliseconds.</param>
public readonly record struct TimeInterval(long StartMs, long EndMs)
{
    /// <summary>The interval's length, milliseconds.</summary>
    public long LengthMs => EndMs - StartMs;
}

namespace Streaming.Domain.Panes;

/// <summary>
/// Where the stored panes change their size. A time at or after <see cref="FinestFromMs"/> lives in the finest panes, an older one in 15
/// minutes, one whose local day ended by <see cref="QuarterHoursFromMs"/> in that day, and one whose day starts before
/// <see cref="DaysFromMs"/> is gone, but for what it leaves in the levels' base. None ever moves back.
/// </summary>
/// <param name="FinestFromMs">Unix milliseconds, a multiple of 15 min.</param>
/// <param name="QuarterHoursFromMs">Unix milliseconds.</param>
/// <param name="DaysFromMs">Unix milliseconds.</param>
public readonly record struct PaneBoundaries(long FinestFromMs, long QuarterHoursFromMs, long DaysFromMs)
{
    /// <summary>Before all time: everything lives in the finest panes.</summary>
    public static readonly PaneBoundaries None = new(long.MinValue, long.MinValue, long.MinValue);
}

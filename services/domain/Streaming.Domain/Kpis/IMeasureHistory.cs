using Streaming.Domain.Measures;

namespace Streaming.Domain.Kpis;

/// <summary>Since when measures are known, and how those of an interval came about. Read when it is asked for, as few KPIs need it.</summary>
public interface IMeasureHistory
{
    /// <summary>
    /// Whether the first that is known of a measure, whatever splits the answer, lies on the tenant's day of an instant or before; of money, which
    /// is counted by days, on the first day that begins at the instant or after it.
    /// </summary>
    /// <param name="measure">The measure.</param>
    /// <param name="startMs">The instant, Unix milliseconds.</param>
    /// <returns>True also where nothing of it is known at all.</returns>
    bool IsKnownSince(MeasureId measure, long startMs);

    /// <summary>How much of a measure the part of the interval before an instant has.</summary>
    /// <param name="measure">A count.</param>
    /// <param name="endMs">The instant, Unix milliseconds; rounded down to a quarter of an hour.</param>
    long CountBefore(MeasureId measure, long endMs);
}

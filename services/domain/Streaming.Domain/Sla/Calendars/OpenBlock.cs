namespace Streaming.Domain.Sla.Calendars;

/// <summary>The open time of some consecutive UTC days, ready to be added up: what lies before each day, and the spans within each.</summary>
/// <param name="openBeforeMs">Open milliseconds from the block's start to the start of each day, and to the block's end.</param>
/// <param name="firstSpans">The place of each day's first span, and of the one after the last.</param>
/// <param name="spans">The spans of all days, in order, apart from each other.</param>
/// <remarks>Immutable, so safe for use by many threads. A lookup allocates nothing.</remarks>
internal sealed class OpenBlock(long[] openBeforeMs, int[] firstSpans, OpenSpan[] spans)
{
    /// <summary>Days of a block, a power of two: five and a half years.</summary>
    public const int Days = 1 << DayBits;

    /// <summary>Bits of a day's place within its block.</summary>
    public const int DayBits = 11;

    /// <summary>Milliseconds of a UTC day.</summary>
    public const int MsPerDay = 86_400_000;

    /// <summary>Open time of the whole block, milliseconds.</summary>
    public long TotalMs => openBeforeMs[Days];

    /// <summary>The open spans of a day.</summary>
    /// <param name="day">The day's place in the block.</param>
    public ReadOnlySpan<OpenSpan> SpansOf(int day) => spans.AsSpan(firstSpans[day]..firstSpans[day + 1]);

    /// <summary>Open time from the block's start to an instant, milliseconds.</summary>
    /// <param name="day">The instant's day, by its place in the block.</param>
    /// <param name="inDayMs">The instant within its day, milliseconds.</param>
    public long OpenBefore(int day, int inDayMs)
    {
        var openMs = openBeforeMs[day];
        foreach (var span in SpansOf(day))
        {
            if (span.StartMs >= inDayMs)
            {
                break;
            }

            openMs += Math.Min(span.EndMs, inDayMs) - span.StartMs;
        }

        return openMs;
    }

    /// <summary>Whether an instant is open.</summary>
    /// <param name="day">The instant's day, by its place in the block.</param>
    /// <param name="inDayMs">The instant within its day, milliseconds.</param>
    public bool IsOpen(int day, int inDayMs)
    {
        foreach (var span in SpansOf(day))
        {
            if (inDayMs < span.EndMs)
            {
                return inDayMs >= span.StartMs;
            }
        }

        return false;
    }

    /// <summary>The earliest instant by which some open time has passed since the block's start.</summary>
    /// <param name="openMs">The open time, milliseconds, above 0 and at most <see cref="TotalMs"/>.</param>
    /// <param name="fromDay">A day, by its place in the block, before whose start less has passed.</param>
    /// <returns>Milliseconds after the block's start.</returns>
    public long Reach(long openMs, int fromDay)
    {
        var day = LastDayBefore(openMs, fromDay);
        var restMs = openMs - openBeforeMs[day];
        foreach (var span in SpansOf(day))
        {
            var lengthMs = span.EndMs - span.StartMs;
            if (restMs <= lengthMs)
            {
                return ((long)day * MsPerDay) + span.StartMs + restMs;
            }

            restMs -= lengthMs;
        }

        throw new ArgumentOutOfRangeException(nameof(openMs), openMs, "More than the block is open.");
    }

    // The day in which the open time is reached: mostly a few days on, so the steps begin small and double.
    private int LastDayBefore(long openMs, int fromDay)
    {
        var below = fromDay;
        var step = 1;
        while (below + step < Days && openBeforeMs[below + step] < openMs)
        {
            below += step;
            step *= 2;
        }

        var reached = Math.Min(below + step, Days);
        while (reached - below > 1)
        {
            var middle = (below + reached) / 2;
            if (openBeforeMs[middle] < openMs)
            {
                below = middle;
            }
            else
            {
                reached = middle;
            }
        }

        return below;
    }
}

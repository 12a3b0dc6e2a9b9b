using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>Where the present is: at the wall clock when live, just after the last event when old events are being replayed.</summary>
/// <param name="time">The wall clock.</param>
internal sealed class AsOfClock(TimeProvider time)
{
    /// <summary>The end of rolling windows before rounding, Unix milliseconds.</summary>
    /// <param name="snapshot">The state that is asked.</param>
    /// <remarks>
    /// In a replay this is a millisecond after the greatest event time, so that windows, which do not hold their end, hold that event.
    /// </remarks>
    public long PresentMs(IndexSnapshot snapshot) => snapshot is { IsReplay: true, EventHighMs: { } high }
        ? high + 1
        : time.GetUtcNow().ToUnixTimeMilliseconds();
}

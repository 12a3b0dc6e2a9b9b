using Streaming.Contracts;
using Streaming.Query.Index;

namespace Streaming.Query.Refresh;

/// <summary>Judges whether a state is too old for what is asked of it.</summary>
internal static class Staleness
{
    /// <summary>Whether numbers may be incomplete, because the owners have not got as far. Quiet but caught up is fresh.</summary>
    /// <param name="snapshot">The state.</param>
    /// <param name="asOfMs">The end of what is asked, before rounding up, Unix milliseconds.</param>
    public static bool IsStale(IndexSnapshot snapshot, long asOfMs) =>
        !snapshot.IsReplay && !(snapshot.DataThroughMs is { } through && asOfMs - through <= QueryLimits.StaleSeconds * 1000L);
}

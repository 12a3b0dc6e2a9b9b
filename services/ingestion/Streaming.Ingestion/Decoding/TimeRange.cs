using System.Globalization;
using Streaming.Contracts;

namespace Streaming.Ingestion.Decoding;

/// <summary>
/// The times that may be counted: from the start of <see cref="Limits.FirstYear"/> to the end of <see cref="Limits.LastYear"/>, in UTC. Beyond lie
/// mistakes only, and times that no pane and no calendar can hold.
/// </summary>
internal static class TimeRange
{
    private static readonly long StartMs = StartOf(Limits.FirstYear);
    private static readonly long EndMs = StartOf(Limits.LastYear + 1);

    /// <summary>What is asked of a time, to be read after the field's name and value.</summary>
    public static string Rule { get; } = string.Create(
        CultureInfo.InvariantCulture,
        $"must lie in the years {Limits.FirstYear} to {Limits.LastYear}, in UTC");

    /// <summary>Whether a time may be counted.</summary>
    /// <param name="timeMs">Unix milliseconds.</param>
    public static bool Contains(long timeMs) => timeMs >= StartMs && timeMs < EndMs;

    /// <summary>What is wrong with a time, to be read after the field's name.</summary>
    /// <param name="timeMs">Unix milliseconds; one that no calendar holds is shown as the last one, or the first, that it does.</param>
    public static string Describe(long timeMs)
    {
        var shownMs = Math.Clamp(timeMs, DateTimeOffset.MinValue.ToUnixTimeMilliseconds(), DateTimeOffset.MaxValue.ToUnixTimeMilliseconds());
        var time = DateTimeOffset.FromUnixTimeMilliseconds(shownMs);
        return string.Create(CultureInfo.InvariantCulture, $"is '{time:yyyy-MM-dd'T'HH:mm:ss'Z'}' but {Rule}");
    }

    private static long StartOf(int year) => new DateTimeOffset(year, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
}

using System.Globalization;

namespace Streaming.Hosting;

/// <summary>Durations as people write them.</summary>
internal static class DurationText
{
    /// <summary>The longest duration that is taken, ten years, milliseconds.</summary>
    public const long LongestMs = 10L * 366 * 86_400_000;

    /// <summary>
    /// Reads <c>4h</c>, <c>90m</c>, <c>1h30m</c>, <c>45s</c>, or <c>hh:mm:ss</c>. Days are not understood: how many hours a business day has
    /// depends on the calendar.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <returns>Milliseconds; <see langword="null"/> where the text is no duration.</returns>
    public static long? Parse(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (text.Contains(':', StringComparison.Ordinal))
        {
            return TimeSpan.TryParseExact(text, ["hh\\:mm\\:ss", "h\\:mm\\:ss"], CultureInfo.InvariantCulture, out var span) ? (long)span.TotalMilliseconds : null;
        }

        var totalMs = 0L;
        var largestMs = long.MaxValue;
        for (var i = 0; i < text.Length;)
        {
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            var unitMs = end < text.Length ? UnitMs(text[end]) : 0;
            if (end == i || end - i > 9 || unitMs == 0 || unitMs >= largestMs)
            {
                return null;
            }

            totalMs += long.Parse(text.AsSpan(i, end - i), CultureInfo.InvariantCulture) * unitMs;
            largestMs = unitMs;
            i = end + 1;
        }

        return totalMs;
    }

    private static long UnitMs(char unit) => unit switch
    {
        'h' => 3_600_000,
        'm' => 60_000,
        's' => 1_000,
        _ => 0,
    };
}

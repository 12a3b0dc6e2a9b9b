using System.Globalization;

namespace Streaming.Contracts;

/// <summary>Points in time as people and programs write them, in what is asked and in options.</summary>
public static class Instants
{
    private const int DateLength = 10;

    // What a tick can tell.
    private const int MostFractionDigits = 7;

    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a day, or an RFC 3339 time with or without seconds; without an offset it is in UTC.</summary>
    /// <param name="text">
    /// Such as <c>2026-03-02</c>, <c>2026-03-02T09:14Z</c> or <c>2026-03-02 10:14:05.123456789+01:00</c>; of a fraction of a second seven digits count. The order
    /// of day and month is never guessed: other forms are refused.
    /// </param>
    /// <param name="instant">The time.</param>
    /// <returns><see langword="false"/> if it is none of these, or no such day or time exists.</returns>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.ToUpperInvariant();
        if (written.Length > DateLength && written[DateLength] == ' ')
        {
            written = string.Concat(written.AsSpan(0, DateLength), "T", written.AsSpan(DateLength + 1));
        }

        return DateTimeOffset.TryParseExact(
            CutFraction(written), Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    private static string CutFraction(string text)
    {
        var start = text.IndexOf('.', StringComparison.Ordinal) + 1;
        if (start == 0)
        {
            return text;
        }

        var end = start;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
        {
            end++;
        }

        return end - start <= MostFractionDigits ? text : text.Remove(start + MostFractionDigits, end - start - MostFractionDigits);
    }
}

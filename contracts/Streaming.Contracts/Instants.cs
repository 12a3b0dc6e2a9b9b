using System.Globalization;
using System.Text.RegularExpressions;

namespace Streaming.Contracts;

/// <summary>Points in time as people and programs write them, in what is asked and in options.</summary>
public static partial class Instants
{
    // A tick can tell seven digits of a fraction.
    private static readonly string[] Formats =
        ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    /// <summary>Reads a day, or an RFC 3339 time with or without seconds; without an offset it is in UTC.</summary>
    /// <param name="text">
    /// Such as <c>2026-03-02</c>, <c>2026-03-02T09:14Z</c> or <c>2026-03-02 10:14:05.123456789+01:00</c>; of a fraction of a second seven digits count. A fraction may
    /// follow a comma, as <c>date</c> writes it, and an offset a blank, as Git does, or be whole hours, as PostgreSQL's are. The order of day and month is never
    /// guessed: other forms are refused.
    /// </param>
    /// <param name="instant">The time.</param>
    /// <returns><see langword="false"/> if it is none of these, or no such day or time exists.</returns>
    public static bool TryParse(string text, out DateTimeOffset instant)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.Trim().ToUpperInvariant();
        var parts = Written().Match(written);
        return DateTimeOffset.TryParseExact(
            parts.Success ? Plain(parts.Groups) : written, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out instant);
    }

    private static string Plain(GroupCollection parts)
    {
        var fraction = parts["fraction"] is { Success: true } digits ? $".{digits.Value}" : "";
        var minutes = parts["hours"].Success && !parts["minutes"].Success ? ":00" : "";
        return $"{parts["day"].Value}T{parts["time"].Value}{fraction}{parts["offset"].Value}{minutes}";
    }

    [GeneratedRegex(
        @"^(?<day>.{10})[T ](?<time>[0-9:]{5,8})([.,](?<fraction>[0-9]{1,7})[0-9]*)? ?(?<offset>Z|(?<hours>[+-][0-9]{2})(?<minutes>:?[0-9]{2})?)?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Written();
}

using System.Globalization;
using System.Text.RegularExpressions;

namespace Streaming.Testing.Recount;

/// <summary>Reads RFC 3339 times.</summary>
internal static partial class Rfc3339
{
    /// <summary>The time as Unix milliseconds, floored, or null when the text is not an RFC 3339 time.</summary>
    /// <param name="text">The text, such as <c>2026-03-02T09:14:05.250Z</c>.</param>
    /// <returns>Unix milliseconds, or null.</returns>
    public static long? ToUnixMs(string text)
    {
        var match = Shape().Match(text);
        if (!match.Success)
        {
            return null;
        }

        var toTheSecond = $"{match.Groups["date"].Value}T{match.Groups["clock"].Value}";
        if (!DateTime.TryParseExact(
            toTheSecond, "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return null;
        }

        var milliseconds = Number((match.Groups["fraction"].Value + "000")[..3]);
        var offsetMinutes = 0;
        if (match.Groups["sign"].Success)
        {
            var (hours, minutes) = (Number(match.Groups["hours"].Value), Number(match.Groups["minutes"].Value));
            if (hours > 23 || minutes > 59)
            {
                return null;
            }

            offsetMinutes = (match.Groups["sign"].Value == "-" ? -1 : 1) * ((hours * 60) + minutes);
        }

        var sinceEpoch = local - DateTime.UnixEpoch;
        return (long)sinceEpoch.TotalMilliseconds + milliseconds - (offsetMinutes * 60_000L);
    }

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(
        @"^(?<date>[0-9]{4}-[0-9]{2}-[0-9]{2})[Tt](?<clock>[0-9]{2}:[0-9]{2}:[0-9]{2})(\.(?<fraction>[0-9]+))?" +
        @"([Zz]|(?<sign>[+-])(?<hours>[0-9]{2}):(?<minutes>[0-9]{2}))\z")]
    private static partial Regex Shape();
}
